// What the server says, in the person's language.
import type { Coded, CodedInside, Said } from '@/conversation/wire'
import { dollars } from '@/format'
import { i18n, locale } from '.'

/** By its code where the language has it; else the server's own English. `name`: of the field that it stands in. */
export function told(text: string, said: Said | undefined, name: string): string {
  const sentence = said?.[name]
  return sentence ? inWords(text, sentence) : text
}

/** As it came, with its title in the person's language where the studio gave it. */
export function titled<T extends { title: string; said?: Said }>(one: T): T {
  return one.said?.title ? { ...one, title: told(one.title, one.said, 'title') } : one
}

/** A sentence among the values is said first, in the same language. */
function inWords(text: string, { code, params }: Coded): string {
  if (locale() === 'en') return text // as the server said it
  if (code === 'in_a_row') return Object.values(params).map(filledIn).join('')
  if (code === 'within') return small(filledIn(params.what!))
  if (code === 'standing') return large(filledIn(params.what!))
  if (code === 'figure') return amount(params.number as number, true)
  if (code === 'money') return dollars(params.micro as number)
  const { t, te } = i18n.global
  const key = `server.${code}`
  if (!te(key)) return text
  return t(key, Object.fromEntries(Object.entries(params).map(([name, value]) => [name, filledIn(value)])))
}

/** A part of a sentence, in the person's language. */
export function filledIn(value: string | number | CodedInside): string {
  if (typeof value === 'object') return inWords(value.text, value)
  return typeof value === 'number' ? amount(value, false) : value
}

/** With the point of the language, and with its thousands set apart where it stands by itself. */
function amount(value: number, useGrouping: boolean): string {
  return value.toLocaleString(locale(), { useGrouping, maximumFractionDigits: 10 })
}

function large(words: string): string {
  return words.charAt(0).toLocaleUpperCase(locale()) + words.slice(1)
}

/** As it begins inside of another sentence. German begins with nouns, which stay large. */
function small(words: string): string {
  return locale() === 'de' ? words : words.charAt(0).toLocaleLowerCase(locale()) + words.slice(1)
}
