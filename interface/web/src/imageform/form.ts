// The image form as a state machine: what is typed, what is being painted, what came of it. `useImageForm` holds the page's one.
import { reactive, readonly } from 'vue'
import { counted } from '@/api/error'
import { emptyReply, reduce } from '@/conversation/reduce'
import type { PromptReview, Reply, TurnEvent } from '@/conversation/wire'
import type { Decision } from '@/review/decision'
import { t } from '@/locales'
import { PaintFailure, type Paint, type PaintRequest } from './paint'

export interface Fields {
  prompt: string
  model: string
  aspect: string
  /** Name of a style; empty for none. */
  style: string
  summary: boolean
  messages: boolean
  memoryPad: boolean
  historyCount: number
  deep: boolean
  better: boolean
}

export interface Result {
  images: string[]
  /** What the model said besides the picture. */
  text: string
  model: string
  /** The prompt that the person typed for it. */
  prompt: string
  aspect: string
  made: Date
  seconds: number
}

/** `draft` also while an older result is still shown. */
export type Phase = 'draft' | 'painting' | 'review' | 'done' | 'empty' | 'failed'

interface State {
  phase: Phase
  /** The refined prompt as it came; empty when there is none. */
  refined: string
  /** The refined prompt as the person changed it. */
  wanted: string
  result: Result | null
  /** The prompt that waits for the person. */
  review: PromptReview | null
  /** What is told while it is painted; null while nothing is. */
  coming: Reply | null
  warning: string
  failure: PaintFailure | null
  /** Milliseconds since 1970: when the painting began, and until when the limit asks to wait. */
  began: number
  waitUntil: number
  stoppedAfter: number | null
  adding: boolean
  /** The conversation that the result was added to. */
  added: string | null
  /** What to come back to after a reload: what is painted, or was painted last. */
  kept: KeptPainting | null
}

/** A painting that goes on without the page, by the id in its request. */
export interface KeptPainting {
  /** Without an id it ends with the page. */
  request: PaintRequest
  /** The words as they were typed. */
  prompt: string
  began: number
}

/** What the form asks of the server, beside a picture. */
export interface TaskCalls {
  newTask: () => string
  end: (task: string) => void
}

/** Only the connection is over, as when the page is left: the painting goes on. */
const LOST = new Set(['unreachable', 'silence'])
const NO_TASKS: TaskCalls = { newTask: () => '', end: () => {} }

/** Longer than the server's own 120 s, so that a connection that died in silence ends too. */
const SILENCE_MS = 150_000

const NOTHING = {
  phase: 'draft',
  refined: '',
  wanted: '',
  result: null,
  review: null,
  coming: null,
  warning: '',
  failure: null,
  began: 0,
  stoppedAfter: null,
  added: null,
  kept: null,
} as const

export function createForm(paint: Paint, now: () => number = Date.now, tasks: TaskCalls = NO_TASKS) {
  const fields = reactive<Fields>({
    prompt: '',
    model: '',
    aspect: '',
    style: '',
    summary: false,
    messages: false,
    memoryPad: false,
    historyCount: 10,
    deep: false,
    better: true,
  })
  const state = reactive<State>({ ...NOTHING, waitUntil: 0, adding: false })
  let running: AbortController | null = null

  /** Whether the person rewrote the refined prompt: then exactly that is painted. */
  const rewrote = () => state.wanted.trim() !== '' && state.wanted.trim() !== state.refined.trim()

  /** Paints with what the fields hold now. Everything typed stays, whatever happens. */
  async function generate(conversation: string | null, said: Partial<PaintRequest> = {}): Promise<void> {
    if (state.phase === 'painting' || now() < state.waitUntil) return
    if (!fields.prompt.trim() && !rewrote()) return fail(new PaintFailure('missing_prompt', ''))
    const task = tasks.newTask()
    const request = { ...requestOf(fields, conversation, rewrote() ? state.wanted.trim() : null), ...said, ...(task ? { task } : {}) }
    return follow({ request, prompt: fields.prompt, began: now() })
  }

  /** Goes on with what was painted when the page was left. */
  async function resume(kept: KeptPainting): Promise<void> {
    if (state.phase !== 'draft') return
    fields.prompt ||= kept.prompt
    return follow(kept)
  }

  async function follow(kept: KeptPainting): Promise<void> {
    const { request, began } = kept
    const mine = (running = new AbortController())
    const coming = { ...emptyReply(''), started: new Date(began).toISOString() }
    const fresh = { phase: 'painting', failure: null, warning: '', stoppedAfter: null, began, coming, review: null } as const
    Object.assign(state, { ...fresh, kept: request.task ? kept : null })
    const hear = (event: TurnEvent) => {
      if (state.coming && !mine.signal.aborted) state.coming = reduce(state.coming, event)
    }
    try {
      const painted = await paint(request, AbortSignal.any([mine.signal, AbortSignal.timeout(SILENCE_MS)]), hear)
      if (mine.signal.aborted) return
      if ('review' in painted) return void Object.assign(state, { phase: 'review', review: painted.review, kept: null })
      state.refined = painted.refined_prompt || ''
      state.wanted = state.refined
      if (painted.images.length) {
        const { images, text, model } = painted
        const seconds = (now() - state.began) / 1000
        state.result = {
          images,
          text,
          model,
          prompt: fields.prompt.trim() || request.prompt,
          aspect: request.aspect ?? '',
          made: new Date(now()),
          seconds,
        }
        Object.assign(state, { phase: 'done', added: null })
      } else Object.assign(state, { phase: 'empty', warning: painted.warning || painted.text })
    } catch (reason) {
      if (!mine.signal.aborted) fail(failureOf(reason))
    } finally {
      if (running === mine) {
        running = null
        state.coming = null
      }
    }
  }

  /** What becomes of the prompt in review. */
  async function decide(decision: Decision, conversation: string | null): Promise<void> {
    const review = state.review
    if (!review) return
    if (decision.do === 'cancel') return void Object.assign(state, { review: null, phase: state.result ? 'done' : 'draft' })
    if (decision.do === 'paint') return generate(conversation, { reviewed_prompt: decision.prompt })
    if (decision.do === 'own_words') return generate(conversation, { reviewed_prompt: review.original })
    return generate(conversation, { refine_again: review.draft || review.proposed, wish: decision.wish })
  }

  /** The prompt in review as the person has it now, or as it was kept. */
  function keepReview(review: PromptReview): void {
    Object.assign(state, { review, phase: 'review' })
  }

  function fail(failure: PaintFailure): void {
    const wait = counted(failure.retryAfter)
    const kept = LOST.has(failure.code) ? state.kept : null
    Object.assign(state, { phase: 'failed', failure, kept, waitUntil: wait ? now() + wait * 1000 : 0 })
  }

  /** Ends the painting: it would go on without the connection. */
  function stop(): void {
    if (!running) return
    running.abort()
    if (state.kept?.request.task) tasks.end(state.kept.request.task)
    running = null
    state.coming = null
    Object.assign(state, { phase: state.result ? 'done' : 'draft', kept: null, stoppedAfter: (now() - state.began) / 1000 })
  }

  /** Back to an empty prompt. The model, the shape, the style and the context stay as they were chosen. */
  function clear(): void {
    stop()
    fields.prompt = ''
    Object.assign(state, NOTHING)
  }

  /** Puts the result into a conversation through `send`. Rejects with what `send` rejects with; the result stays. */
  async function add(send: (result: Result) => Promise<string>): Promise<void> {
    const result = state.result
    if (!result || state.adding) return
    state.adding = true
    try {
      const conversation = await send(result)
      if (state.result === result) state.added = conversation
    } finally {
      state.adding = false
    }
  }

  return {
    fields,
    state: readonly(state) as Readonly<State>,
    rewrote,
    rewrite: (words: string) => void (state.wanted = words),
    takeBack: () => void (state.wanted = state.refined),
    generate,
    resume,
    decide,
    keepReview,
    stop,
    clear,
    add,
  }
}

/** `exactly` is sent as it stands, without any context: the person has already said everything. */
function requestOf(fields: Fields, conversation: string | null, exactly: string | null): PaintRequest {
  const context = conversation !== null && exactly === null
  return {
    prompt: exactly ?? fields.prompt.trim(),
    model: fields.model,
    ...(fields.aspect ? { aspect: fields.aspect } : {}),
    ...(fields.style && exactly === null ? { style: fields.style } : {}),
    ...(context ? { conversation_id: conversation } : {}),
    include_summary: context && fields.summary,
    include_messages: context && fields.messages,
    include_memory_pad: context && fields.memoryPad,
    history_count: fields.historyCount,
    deep_context: context && fields.deep,
    better_context: exactly === null && fields.better,
    review: 'settings',
  }
}

function failureOf(reason: unknown): PaintFailure {
  if (reason instanceof PaintFailure) return reason
  if (reason instanceof DOMException && reason.name === 'TimeoutError') {
    return new PaintFailure('silence', t('imageform.silence'))
  }
  return new PaintFailure('internal_error', t('ui.unexpectedText'), null, String(reason))
}
