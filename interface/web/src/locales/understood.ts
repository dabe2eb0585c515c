// Sentences with `{names}` and `one | many` as functions, which vue-i18n takes as they are: its own compiler, a third of
// its weight, stays out of the page.
import { markRaw } from 'vue'
import type { MessageContext } from 'vue-i18n'

type Said = (context: MessageContext<string>) => string
export interface Words {
  [key: string]: string | Words
}
interface Understood {
  [key: string]: Said | Understood
}

/** Raw: sentences never change, so Vue need not watch each of them. */
export function understood(words: Words): Understood {
  return markRaw(Object.fromEntries(
    Object.entries(words).map(([key, value]) => [key, typeof value === 'string' ? said(value) : understood(value)]),
  ))
}

/** Taken apart when it is first said: of all its sentences a page says few. */
function said(text: string): Said {
  let parsed: Said | undefined
  return (context) => (parsed ??= inForms(text))(context)
}

function inForms(text: string): Said {
  const forms = text.split(' | ').map(filled)
  const [only] = forms
  if (forms.length === 1) return only!
  return (context) => context.plural(forms.map((form) => form(context)))
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/

/** Words of a person inside of ours: where they run the other way, between the marks of Unicode's first strong isolate. */
function apart(words: string): string {
  return RIGHT_TO_LEFT.test(words) ? `\u2068${words}\u2069` : words
}

/** The sentence as data, without these marks. */
export const bare = (sentence: string): string => sentence.replace(/[\u2068\u2069]/g, '')

function filled(text: string): Said {
  const parts = text.split(/\{(\w+)\}/)
  if (parts.length === 1) return () => text
  return (context) => parts.map((part, at) => (at % 2 ? apart(String(context.named(part))) : part)).join('')
}
