// The palette over the box: what is offered, which offer is marked, and which keys it takes for itself.
import { computed, ref, watch, type Ref } from 'vue'
import type { PaletteEntry } from '@/api/types'
import type { SentenceCode } from '@/conversation/wire'
import { told } from '@/locales/told'
import { completion, type Offer } from './complete'

export function usePalette(text: Ref<string>, caret: Ref<number>, entries: () => readonly PaletteEntry[], take: (offer: Offer) => void) {
  /** The text for which the person closed it; typing opens it again. */
  const dismissed = ref<string | null>(null)
  const focused = ref(false)
  const index = ref(-1)

  const spoken = computed(() => entries().map(inWords))
  const open = computed(() => focused.value && dismissed.value !== text.value)
  const offered = computed(() => (open.value ? completion(text.value, caret.value, spoken.value) : null))
  const flat = computed(() => offered.value?.groups.flatMap((group) => group.offers) ?? [])
  const count = computed(() => flat.value.length)
  const marked = computed(() => flat.value[index.value]?.id ?? null)
  /** The marked command stands in the box as it is, and needs nothing more: a key that sends sends it. */
  const said = computed(() => flat.value[index.value]?.said ?? false)

  // among commands the first is marked, so that Enter takes it; behind one Enter sends, so nothing is
  watch([() => offered.value?.kind, text], () => (index.value = offered.value?.kind === 'commands' ? 0 : -1))

  function move(step: number): void {
    const count = flat.value.length
    index.value = index.value < 0 ? (step > 0 ? 0 : count - 1) : (index.value + step + count) % count
  }

  function takeIndex(at: number): boolean {
    const offer = flat.value[at]
    if (offer) take(offer)
    return offer !== undefined
  }

  /** Whether the key was meant for the palette. */
  function press(event: KeyboardEvent): boolean {
    if (!offered.value || event.altKey || event.ctrlKey || event.metaKey) return false
    if (event.key === 'Escape') {
      dismissed.value = text.value
      return true
    }
    if (!flat.value.length) return false
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      move(event.key === 'ArrowDown' ? 1 : -1)
      return true
    }
    if (event.key === 'Tab' && !event.shiftKey) return takeIndex(Math.max(0, index.value))
    return event.key === 'Enter' && !event.shiftKey && takeIndex(index.value)
  }

  function takeId(id: string): void {
    takeIndex(flat.value.findIndex((offer) => offer.id === id))
  }

  return { offered, count, marked, said, focused, press, takeId }
}

/** With its help, and that of its options, in the person's language. */
function inWords(entry: PaletteEntry): PaletteEntry {
  const help = (text: string, code: string) => told(text, { help: { code: code as SentenceCode, params: {} } }, 'help')
  const command = codeOf(entry.name)
  return {
    ...entry,
    help: help(entry.help, `help_${command}`),
    arguments: entry.arguments.map((one) => ({
      ...one,
      help: one.said ? told(one.help, one.said, 'help') : help(one.help, `option_${command}_${codeOf(one.name)}`),
    })),
  }
}

/** A name inside a code: `slug` in imaging/sentences.py. */
function codeOf(name: string): string {
  return name.replace(/\W+/g, '_').replace(/^_+|_+$/g, '')
}
