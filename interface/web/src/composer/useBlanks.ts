// Filling in the blanks of a template: Tab goes from one to the next, and Enter leaves none out by accident.
import { computed, nextTick, ref, watch, type Ref } from 'vue'
import { blanksIn, nextBlank, type Blank } from './blanks'
import { boxTemplate, boxText } from './box'

export function useBlanks(area: Readonly<Ref<HTMLTextAreaElement | null>>) {
  /** Those that are still to be filled in. Braces that somebody typed are none: keys do there what they do everywhere. */
  const left = computed(() => (boxTemplate.value ? blanksIn(boxText.value) : []))
  /** The words that Enter did not send because of a blank: once more, and they go as they stand. */
  const asked = ref<string | null>(null)

  function mark(blank: Blank): void {
    area.value?.focus()
    area.value?.setSelectionRange(blank.start, blank.end)
  }

  watch(boxTemplate, async (now) => {
    if (!now) return
    await nextTick()
    const [first] = left.value
    if (first) mark(first)
  }, { flush: 'post', immediate: true })
  watch(boxText, (text) => text || (boxTemplate.value = 0))

  /** Whether the key was meant for a blank. Without one in its direction Tab leaves the box, as always. */
  function press(event: KeyboardEvent): boolean {
    const box = area.value
    if (event.key !== 'Tab' || event.altKey || event.ctrlKey || event.metaKey || !box || !left.value.length) return false
    const blank = nextBlank(boxText.value, { start: box.selectionStart, end: box.selectionEnd }, event.shiftKey ? -1 : 1)
    if (blank) mark(blank)
    return blank !== null
  }

  /** For whoever has no Tab key: the blank behind the caret, after the last one the first. */
  function next(): void {
    const box = area.value
    const blank = box && nextBlank(boxText.value, { start: box.selectionStart, end: box.selectionEnd }, 1)
    const to = blank ?? left.value[0]
    if (to) mark(to)
  }

  /** Whether sending waits for a blank, which is marked then; once for the same words. */
  function holds(): boolean {
    const [first] = left.value
    if (!first || asked.value === boxText.value) return false
    asked.value = boxText.value
    mark(first)
    return true
  }

  return { left, asked: computed(() => left.value.length > 0 && asked.value === boxText.value), press, next, holds }
}
