// New titles for many pictures by a pattern: `holiday-{n:03}` is holiday-001, holiday-002 …
import type { Hung } from './types'
import { dayOf } from './wanted'

/** What a pattern may hold. `n` counts, in as many digits as its zeros ask for: `{n:03}`. */
export const PARTS = ['n', 'title', 'date', 'conversation'] as const
export const LONGEST = 200
const PART = /\{([^{}]*)\}/g

/** The first part that there is not, or null: the pattern can be used. */
export function unknownPart(pattern: string): string | null {
  for (const [whole, inside] of pattern.matchAll(PART)) if (!/^(n(:0?\d{1,2})?|title|date|conversation)$/.test(inside!)) return whole
  return null
}

/** The title of the picture in that place, on one line. Empty where nothing would be left of it. */
export function named(pattern: string, picture: Hung, place: number, conversation: string): string {
  const filled = pattern.replace(PART, (whole, inside: string) => {
    const [name, digits] = inside.split(':')
    if (name === 'n') return String(place).padStart(Number(digits ?? 0), '0')
    if (name === 'title') return picture.title
    if (name === 'date') return dayOf(new Date(picture.created))
    return name === 'conversation' ? conversation : whole
  })
  return filled.replace(/[\u0000-\u001f\u007f]+/g, ' ').replace(/\s+/g, ' ').trim().slice(0, LONGEST)
}
