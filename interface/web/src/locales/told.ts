// What the server says, in the person's language.
import type { Coded, Said } from '@/conversation/wire'
import { i18n } from '.'

/** By its code where the language has it; else the server's own English. `name`: of the field that it stands in. */
export function told(text: string, said: Said | undefined, name: string): string {
  const sentence = said?.[name]
  return sentence ? inWords(text, sentence) : text
}

/** A sentence among the values is said first, in the same language. */
function inWords(text: string, { code, params }: Coded): string {
  const { t, te } = i18n.global
  const key = `server.${code}`
  if (!te(key)) return text
  const filled = Object.entries(params).map(([name, value]) => [name, typeof value === 'object' ? inWords(value.text, value) : value])
  return t(key, Object.fromEntries(filled))
}
