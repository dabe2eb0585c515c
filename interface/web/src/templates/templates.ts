// Prompts to begin with, with blanks: the studio's, in the person's language, and their own, which are a setting of theirs.
import { computed } from 'vue'
import type { OwnTemplate } from '@/api/types'
import { t } from '@/locales'
import { useSession } from '@/session'

export interface Template {
  /** Unique among the person's own ones; the studio's have one that is never shown. */
  name: string
  title: string
  /** With its blanks in braces. */
  text: string
  own: boolean
}

const STUDIO = ['animal', 'portrait', 'place', 'story', 'product', 'food', 'poster', 'card', 'logo', 'swap'] as const
/** As the server has them, in characters and pieces. */
export const LONGEST = { name: 40, text: 2000 }
const MOST = 100

const { settings, changeSettings } = useSession()
const own = computed<readonly OwnTemplate[]>(() => settings.value?.own_templates ?? [])

/** One's own first. */
export const templates = computed<Template[]>(() => [
  ...own.value.map(({ name, text }) => ({ name, title: name, text, own: true })),
  ...STUDIO.map((name) => ({
    name,
    title: t(`templates.studio.${name}.title`),
    text: braced(t(`templates.studio.${name}.text`)),
    own: false,
  })),
])

/** Braces mean something else in the catalogue of sentences, so blanks stand in brackets there. */
export function braced(text: string): string {
  return text.replace(/\[([^[\]]+)\]/g, '{$1}')
}

/** Those that have all the words, in their title or their text. */
export function found(words: string): Template[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  return templates.value.filter(({ title, text }) => {
    const said = `${title} ${text}`.toLowerCase()
    return wanted.every((word) => said.includes(word))
  })
}

export const isFull = computed(() => own.value.length >= MOST)

/** Names are compared as the server compares them. */
const named = (name: string) => name.trim().replace(/[\s_-]+/g, '_').toLowerCase()

export function isTaken(name: string, but = ''): boolean {
  return own.value.some((one) => named(one.name) === named(name) && one.name !== but)
}

/** Keeps one in the place of the one called `before`, or as the first. Rejects with `ApiError`. */
export async function keepTemplate(kept: OwnTemplate, before = ''): Promise<void> {
  const at = own.value.findIndex(({ name }) => name === before)
  await changeSettings({ own_templates: at < 0 ? [kept, ...own.value] : own.value.with(at, kept) })
}

/** Rejects with `ApiError`. */
export async function dropTemplate(name: string): Promise<void> {
  await changeSettings({ own_templates: own.value.filter((one) => one.name !== name) })
}
