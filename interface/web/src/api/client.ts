// The HTTP table of docs/architecture.md, typed. A refused call rejects with `ApiError`.
import { ROOT } from '@/api/root'
import type { Image, Message, WordChange } from '@/conversation/wire'
import type { StandingChange } from '@/current'
import type { Receipt } from '@/receipt/receipt'
import type { Described } from '@/sheet/sheet'
import { ApiError, unexpected, unreachable, type ToldData } from './error'
import type {
  AltText,
  Conversation,
  ConversationPage,
  ConversationRow,
  Difference,
  EnrolmentStart,
  ProviderReport,
  MonthOfUse,
  PaletteEntry,
  PersonChange,
  PersonInStudio,
  Provider,
  RulesChange,
  Session,
  Settings,
  StudioRules,
  Task,
  TaskPage,
  Token,
  TokenWish,
} from './types'

declare global {
  interface Window {
    firstAnswers?: Record<string, Promise<Response>>
  }
}

const BASE = `${ROOT}/api/v1`

type Query = Record<string, string | number | undefined>
type Envelope<T> = { success: true; data: T } | { success: false; error: ToldData }

export interface CallOptions {
  query?: Query
  body?: unknown
  signal?: AbortSignal
}

/** One call of `/api/v1`, unwrapped. */
export async function call<T>(method: string, path: string, options: CallOptions = {}): Promise<T> {
  return unwrap<T>(await send(method, path, options))
}

/** A call that answers with a file instead of the envelope. Rejects as `call` does. */
export async function callForFile(method: string, path: string, options: CallOptions = {}): Promise<Response> {
  const response = await send(method, path, options)
  return response.ok ? response : unwrap<never>(response)
}

/** Milliseconds after which what only reads is asked once more where no answer came. */
const AGAIN_AFTER = 300

async function send(method: string, path: string, { query, body, signal }: CallOptions): Promise<Response> {
  const raw = body instanceof FormData || body instanceof Blob
  const ask = () => fetch(BASE + path + queryString(query), {
    method,
    signal,
    headers: body === undefined || raw ? {} : { 'Content-Type': 'application/json' },
    body: raw ? body : body === undefined ? undefined : JSON.stringify(body),
  })
  if (method !== 'GET') return answered(ask(), signal)
  try {
    return await (takeFirst(path + queryString(query)) ?? ask())
  } catch (reason) {
    if (signal?.aborted) throw reason
    // a connection that was cut while it waited, a phone that changes from one network to another
    await new Promise((done) => setTimeout(done, AGAIN_AFTER))
    return answered(ask(), signal)
  }
}

/** Rejects as `call` does. */
async function answered(asked: Promise<Response>, signal?: AbortSignal): Promise<Response> {
  try {
    return await asked
  } catch (reason) {
    throw signal?.aborted ? reason : unreachable()
  }
}

/** What `public/theme.js` asked before this was loaded: good once. */
function takeFirst(path: string): Promise<Response> | undefined {
  const first = window.firstAnswers?.[path]
  delete window.firstAnswers?.[path]
  return first
}

/** Somebody else is here, or nobody: what was asked before is not theirs. */
export function forgetFirst(): void {
  delete window.firstAnswers
}

async function unwrap<T>(response: Response): Promise<T> {
  let envelope: Envelope<T>
  try {
    envelope = (await response.json()) as Envelope<T>
  } catch {
    throw unexpected(response.status)
  }
  if (envelope.success === true) return envelope.data
  if (envelope.success === false && envelope.error) throw new ApiError(envelope.error, response.status)
  throw unexpected(response.status)
}

function queryString(query: Query = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  return given.length ? '?' + new URLSearchParams(given.map(([key, value]) => [key, String(value)])) : ''
}

const one = encodeURIComponent

export const api = {
  session: () => call<Session>('GET', '/session'),
  logIn: (name: string, password: string, along = false) => call<Session>('POST', '/session', { body: { name, password, along } }),
  register: (name: string, password: string) => call<Session>('POST', '/users', { body: { name, password } }),
  logOut: () => call<unknown>('DELETE', '/session'),
  palette: () => call<PaletteEntry[]>('GET', '/palette'),
  /** What the person said last, the newest first. */
  prompts: (signal?: AbortSignal) => call<{ prompts: string[] }>('GET', '/prompts', { signal }),
  settings: () => call<Settings>('GET', '/settings'),
  usage: (month: string) => call<MonthOfUse>('GET', '/usage', { query: { month } }),
  changeSettings: (changes: Partial<Settings>) => call<Settings>('PATCH', '/settings', { body: changes }),

  conversations: (query: { q?: string; before?: string; limit?: number } = {}, signal?: AbortSignal) =>
    call<{ conversations: ConversationRow[]; next: string | null }>('GET', '/conversations', { query, signal }),
  makeConversation: (wanted: { id?: string; title?: string } = {}) =>
    call<Conversation>('POST', '/conversations', { body: wanted }),
  conversation: (id: string, query: { before?: string; limit?: number } = {}) =>
    call<ConversationPage>('GET', `/conversations/${one(id)}`, { query }),
  changeConversation: (id: string, change: { title: string } | { head: string } | { pinned: boolean } | { options: StandingChange }) =>
    call<Conversation>('PATCH', `/conversations/${one(id)}`, { body: change }),
  deleteConversation: (id: string) => call<unknown>('DELETE', `/conversations/${one(id)}`),
  restoreConversation: (id: string) => call<unknown>('POST', `/conversations/${one(id)}/restore`),

  changeReview: (turn: string, change: { draft?: string; state?: 'open' | 'cancelled'; model?: string; aspect?: string; count?: number }) =>
    call<Message>('PATCH', `/turns/${one(turn)}/review`, { body: change }),
  comparePrompts: (before: string, after: string) =>
    call<{ changes: WordChange[] }>('POST', '/turns/compare-prompts', { body: { before, after } }),
  deleteMessage: (id: string) => call<unknown>('DELETE', `/messages/${one(id)}`),
  restoreMessage: (id: string) => call<unknown>('POST', `/messages/${one(id)}/restore`),

  image: (id: string) => call<Image>('GET', `/images/${one(id)}`),
  changeImage: (id: string, change: { title?: string; pinned?: boolean; current?: string }) =>
    call<Image>('PATCH', `/images/${one(id)}`, { body: change }),
  nameVersion: (image: string, version: string, name: string) =>
    call<Image>('PATCH', `/images/${one(image)}/versions/${one(version)}`, { body: { name } }),
  difference: (image: string, query: { before: string; after: string; tolerance: number }, signal?: AbortSignal) =>
    call<Difference>('GET', `/images/${one(image)}/difference`, { query, signal }),
  metadata: (image: string, query: { version?: string }, signal?: AbortSignal) =>
    call<Described>('GET', `/images/${one(image)}/metadata`, { query, signal }),
  alt: (image: string, signal?: AbortSignal) => call<AltText>('GET', `/images/${one(image)}/alt`, { signal }),
  writeAlt: (image: string, text: string) => call<Image>('PUT', `/images/${one(image)}/alt`, { body: { text } }),
  lookForAlt: (image: string, language: string) => call<AltText>('POST', `/images/${one(image)}/alt/look`, { body: { language } }),
  receipt: (image: string, version?: string, signal?: AbortSignal) =>
    call<Receipt>('GET', `/images/${one(image)}${version ? `/versions/${one(version)}` : ''}/receipt`, { signal }),
  deleteImage: (id: string) => call<unknown>('DELETE', `/images/${one(id)}`),
  restoreImage: (id: string) => call<unknown>('POST', `/images/${one(id)}/restore`),
  addImage: (conversation: string, form: FormData) =>
    call<{ message: Message; image: Image }>('POST', `/conversations/${one(conversation)}/images`, { body: form }),

  pickCandidate: (turn: string, group: number, place: number) =>
    call<Message>('POST', `/turns/${one(turn)}/pick`, { body: { group, place } }),
  tasks: (state: 'unfinished' | 'open') => call<TaskPage>('GET', '/tasks', { query: { state, limit: 100 } }),
  task: (id: string) => call<Task>('GET', `/tasks/${one(id)}`),
  endTask: (id: string) => call<Task>('DELETE', `/tasks/${one(id)}`),
  retryTask: (id: string) => call<Task>('POST', `/tasks/${one(id)}/retry`),
  stopTurn: (turn: string) => call<{ stopped: boolean }>('POST', `/turns/${one(turn)}/stop`),

  providers: {
    connect: (name: string, given: { key: string; address: string }) =>
      call<Provider>('PUT', `/settings/providers/${one(name)}`, { body: given }),
    disconnect: (name: string) => call<Provider>('DELETE', `/settings/providers/${one(name)}`),
    test: (name: string) => call<ProviderReport>('POST', `/settings/providers/${one(name)}/test`),
    enroll: (name: string, by_hand: boolean) =>
      call<EnrolmentStart>('POST', `/settings/providers/${one(name)}/enroll`, { body: { by_hand } }),
    redeem: (name: string, state: string, code: string) =>
      call<Provider>('POST', `/settings/providers/${one(name)}/callback`, { body: { state, code } }),
  },

  administration: {
    overview: () => call<StudioRules>('GET', '/administration'),
    change: (changes: RulesChange) => call<StudioRules>('PATCH', '/administration', { body: changes }),
    people: () => call<PersonInStudio[]>('GET', '/administration/people'),
    changePerson: (change: PersonChange) => call<PersonInStudio>('PATCH', '/administration/people', { body: change }),
  },

  tokens: () => call<Token[]>('GET', '/tokens'),
  makeToken: (wish: TokenWish) => call<Token & { token: string }>('POST', '/tokens', { body: wish }),
  deleteToken: (id: string) => call<unknown>('DELETE', `/tokens/${one(id)}`),
}
