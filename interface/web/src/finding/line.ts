// A line among what was found, whatever it is: dialogs make it of theirs, and `FoundList.vue` shows it.
import type { IconName } from '@/ui/icons'

export interface Line {
  id: string
  /** What stands over it where a group begins with it. */
  heading: string
  icon: IconName
  /** Address of its picture. Without one the icon stands in the picture's place, or by itself where lines have no pictures. */
  picture?: string | null
  /** Before the title, in its own direction: a picture's number. */
  number?: string
  title: readonly Part[]
  /** A second, fainter line. */
  text: readonly Part[]
  /** At its end: a day, a price. */
  end: string
  /** The moment that `end` stands for, ISO 8601. */
  moment?: string
  /** What is chosen now, among what can be chosen. */
  current?: boolean
  /** Whether somebody wants it at hand. */
  pinned?: boolean
}

export interface Part {
  text: string
  hit: boolean
}

/** Words in which nothing was searched. */
export const plain = (text: string): Part[] => (text ? [{ text, hit: false }] : [])

/** A title or a snippet cut where the words that were searched stand in it. */
export function marked(text: string, words: string): Part[] {
  const wanted = words.trim().split(/\s+/).filter(Boolean).map(escaped)
  if (!wanted.length) return plain(text)
  const parts = text.split(new RegExp(`(${wanted.join('|')})`, 'giu'))
  return parts.map((part, at) => ({ text: part, hit: at % 2 === 1 })).filter((part) => part.text)
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
