// Blanks in the words of a template, `A {animal} in {place}`: where they stand, and which one is next.

export interface Blank {
  /** Places in the text: its brace, and behind its closing one. */
  start: number
  end: number
  name: string
}

const BLANK = /\{([^{}\n]{1,40})\}/gu

export function blanksIn(text: string): Blank[] {
  return [...text.matchAll(BLANK)].map((found) => ({ start: found.index, end: found.index + found[0].length, name: found[1]! }))
}

/** The first one behind a selection, or with `step` -1 the last one before it; null where there is none. */
export function nextBlank(text: string, selection: { start: number; end: number }, step: 1 | -1): Blank | null {
  const blanks = blanksIn(text)
  const isSelected = ({ start, end }: Blank) => start === selection.start && end === selection.end
  if (step > 0) return blanks.find((blank) => blank.start >= selection.start && !isSelected(blank)) ?? null
  return blanks.findLast((blank) => blank.end <= selection.end && !isSelected(blank)) ?? null
}
