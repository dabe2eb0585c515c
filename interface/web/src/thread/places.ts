// Where what was asked and what came of it stand in the thread.

/** What stays free above a question and below what answers it. */
export const AIR_PX = 16

/** Where the words of a turn, the first picture or report in it and the last words below that are, in the thread. */
export interface Places {
  turn: number
  shown: { top: number; bottom: number } | null
  told: number
}

const ANSWERS = '.several, .beside, .plate, .report, .sheet-card, .gathered > ul'
const WORDS_BELOW = '.reply-tail > :is(.prose, .note, .question, .notice, .hint)'

/** The exchange at the end, or the pictures that came before any words. */
export function lastTurn(content: HTMLElement): HTMLElement | null {
  return content.querySelector<HTMLElement>(':scope > :is(.turn, .gathered):last-of-type')
}

export function placesIn(box: HTMLElement, content: HTMLElement): Places {
  const last = lastTurn(content)
  const from = box.getBoundingClientRect().top - box.scrollTop
  const shown = last?.querySelector(ANSWERS)?.getBoundingClientRect()
  const words = last ? [...last.querySelectorAll(WORDS_BELOW)].at(-1)?.getBoundingClientRect() : undefined
  return {
    turn: last ? (last.querySelector('.said-row') ?? last).getBoundingClientRect().top - from : 0,
    shown: shown ? { top: shown.top - from, bottom: shown.bottom - from } : null,
    told: Math.max(shown?.bottom ?? 0, words?.bottom ?? 0) - from,
  }
}
