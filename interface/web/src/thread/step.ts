// What a person can do about a failure, the best first: from its code and what came with it. The server's side of it is
// `conversation/llm/failures.py`, which finds the model that is offered; nothing is done here unless it is clicked.
import { counted } from '@/api/error'
import type { OfferedModel, TurnFailed } from '@/conversation/wire'
import { lookOf } from './failure'

/** A failure as it is told; of one that was stored long ago some fields are missing. */
export type Failure = Pick<TurnFailed, 'code' | 'retry_after'> & Partial<Pick<TurnFailed, 'link' | 'flagged' | 'instead'>>

export type Step =
  | { do: 'use'; model: OfferedModel }
  /** A page of the provider: to add credits, to raise the key's limit, or to change something else. */
  | { do: 'page'; link: string; to: 'credits' | 'limit' | 'page' }
  | { do: 'settings'; tab: string }
  | { do: 'edit' }
  /** `wait`: seconds before it may be pressed. */
  | { do: 'retry'; wait: number }

export interface Can {
  retry: boolean
  edit: boolean
  /** Whether a model can be offered: not where the words themselves name those that paint. */
  use: boolean
}

const LIMIT = /^(key_limit|budget_reached)$/
/** Credits are added there. */
const CREDITS = /^(no_credits|free_limit)$/
/** Money first: another model is paid for at another place. */
const MONEY = /credit|quota|key_limit|budget|free_limit|privacy/
/** It may do better the next time, and may have cost something already. */
const AGAIN = /^(timeout|cut_off|rate_limited|provider_error)$/

/** The next step, and what else can be done. */
export function stepsOf(failure: Failure, can: Can): Step[] {
  const { code, retry_after: seconds, link, instead } = failure
  const look = lookOf(code)
  const retry: Step[] = can.retry ? [{ do: 'retry', wait: counted(seconds) }] : []
  const use: Step[] = can.use && can.retry && instead ? [{ do: 'use', model: instead }] : []
  const edit: Step[] = can.edit ? [{ do: 'edit' }] : []
  const to = LIMIT.test(code) ? 'limit' : CREDITS.test(code) ? 'credits' : 'page'
  const page: Step[] = link?.startsWith('https://') ? [{ do: 'page', link, to }] : []
  const settings: Step[] = look.settings ? [{ do: 'settings', tab: look.settings }] : []
  if (look.reword) return [...edit, ...retry]
  if (MONEY.test(code)) {
    const other = use.length ? use : settings
    return [...(page.length ? [...page, ...other] : [...settings, ...use]), ...retry, ...edit]
  }
  const soon = AGAIN.test(code) && (seconds === null || counted(seconds) > 0)
  if (soon) return [...retry, ...use, ...edit]
  return [...use, ...page, ...settings, ...retry, ...edit]
}

/** Where the words that were objected to stand in a text, as a selection; its end where they do not. */
export function marked(text: string, flagged: string): [from: number, to: number] {
  const at = flagged ? text.toLowerCase().indexOf(flagged.toLowerCase()) : -1
  return at < 0 ? [text.length, text.length] : [at, at + flagged.length]
}

/** Whose page a link leads to, as it is shown. */
export const hostOf = (link: string): string => new URL(link).hostname.replace(/^www\./, '')
