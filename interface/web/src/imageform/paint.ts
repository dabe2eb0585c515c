// `POST /api/generate-image` in lines: one picture from a prompt, outside of the conversation, and what happens until it is there.
import { ROOT } from '@/api/root'
import type { PromptReview, TurnEvent, TurnFailed } from '@/conversation/wire'
import { t } from '@/locales'

export interface PaintRequest {
  prompt: string
  model: string
  aspect?: string
  style?: string
  conversation_id?: string
  include_summary: boolean
  include_messages: boolean
  include_memory_pad: boolean
  history_count: number
  deep_context: boolean
  better_context: boolean
  /** The prompt comes back first, where the settings and the price say so. */
  review?: 'settings'
  /** The prompt that was looked at and let go. */
  reviewed_prompt?: string
  /** The proposal in whose place another one is wanted, and what is to be different. */
  refine_again?: string
  wish?: string
  /** An id for it: it goes on without whoever asked, and the same request again finds it. */
  task?: string
}

export interface Painted {
  /** `data:` addresses; empty when nothing was painted, with `warning` then. */
  images: string[]
  text: string
  model: string
  refined_prompt: string
  warning?: string
}

/** What is to be looked at first: nothing was painted. */
export interface Proposed {
  review: PromptReview
}

/** `hear` gets each step as it happens, told as in a turn. */
export type Paint = (request: PaintRequest, signal: AbortSignal, hear: (event: TurnEvent) => void) => Promise<Painted | Proposed>

/** Why there is no picture. `code` is the server's, or `unreachable` when it did not answer. */
export class PaintFailure extends Error {
  constructor(
    readonly code: string,
    readonly text: string,
    /** Seconds until another try is allowed. */
    readonly retryAfter: number | null = null,
    readonly details = '',
    /** A provider's fault, with what can be done about it. */
    readonly told: Omit<TurnFailed, 'type'> | null = null,
  ) {
    super(text)
    this.name = 'PaintFailure'
  }
}

type Answer =
  | ({ status: 'success' } & Painted)
  | ({ status: 'review' } & Proposed)
  | { status: 'error'; code: string; message: string; retry_after?: number; failure?: Omit<TurnFailed, 'type'> }

const LINES = 'application/x-ndjson'

/** Rejects with `PaintFailure`, or with the signal's own error when it was aborted. */
export const paint: Paint = async (request, signal, hear) => {
  let response: Response
  try {
    response = await fetch(`${ROOT}/api/generate-image`, {
      method: 'POST',
      signal,
      headers: { 'Content-Type': 'application/json', Accept: `${LINES}, application/json` },
      body: JSON.stringify(request),
    })
  } catch (reason) {
    if (signal.aborted) throw reason
    throw new PaintFailure('unreachable', t('ui.unreachableText'))
  }
  return unwrap(response, signal, hear)
}

async function unwrap(response: Response, signal: AbortSignal, hear: (event: TurnEvent) => void): Promise<Painted | Proposed> {
  let answer: Answer
  try {
    answer = response.headers.get('Content-Type')?.startsWith(LINES) ? await lastOf(response, hear) : ((await response.json()) as Answer)
  } catch (reason) {
    if (signal.aborted) throw reason
    if (reason instanceof TypeError) throw new PaintFailure('unreachable', t('ui.unreachableText')) // it broke off
    // a proxy's page, or a limit in front of the server
    const code = REFUSALS[response.status] ?? (response.status === 504 ? 'timeout' : 'internal_error')
    throw new PaintFailure(code, t('ui.unexpectedText'), waitOf(response), `HTTP ${response.status}`)
  }
  if (answer.status !== 'error') return answer
  // what every call can be refused for has one name here, whatever the server calls it
  const code = REFUSALS[response.status] ?? (answer.code || 'internal_error')
  const wait = answer.retry_after ?? waitOf(response)
  throw new PaintFailure(code, answer.message || t('ui.unexpectedText'), wait, '', answer.failure)
}

/** The line with a status, which is the last one. Throws a `TypeError` for an answer that ends before it. */
async function lastOf(response: Response, hear: (event: TurnEvent) => void): Promise<Answer> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let begun = ''
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const [end, ...lines] = read.value.split('\n') as [string, ...string[]]
    begun += end
    for (const next of lines) {
      const said = JSON.parse(begun) as TurnEvent | Answer
      if ('status' in said) return said
      hear(said)
      begun = next
    }
  }
  throw new TypeError('the answer ended early')
}

const REFUSALS: Record<number, string> = { 401: 'unauthorized', 429: 'rate_limited' }

function waitOf(response: Response): number | null {
  if (response.status !== 429) return null
  const seconds = Number(response.headers.get('Retry-After'))
  // a date is allowed too, and nobody sends one; a minute is the limit's own length
  return Number.isFinite(seconds) && seconds > 0 ? seconds : 60
}
