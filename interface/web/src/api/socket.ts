// The socket of docs/architecture.md, typed. One for the whole page; it reconnects by itself. Its library comes once the page
// has been painted: until then it is as if there were no connection yet.
import type { Socket } from 'socket.io-client'
import { shallowRef } from 'vue'
import { ROOT } from '@/api/root'
import type { Image, Message, TurnEvent } from '@/conversation/wire'
import { onceWhole } from '@/afterPaint'
import { ApiError, unreachable, type ToldData } from './error'
import type { ConversationRow } from './types'

export interface TurnCall {
  conversation: string
  client_id: string
  text: string
  image?: string
  version?: string
  attachments?: string[]
  options?: Record<string, unknown>
  parent?: string
  again?: string
}

export interface Begun {
  turn: string
  message: string
  conversation: string
  user: Message
  reply: Message
}

interface Calls {
  turn: [TurnCall, Begun]
  open: [{ conversation: string }, { running: Message[] }]
  close: [{ conversation: string }, unknown]
  seen: [{ conversation: string; message: string }, unknown]
  stop: [{ turn: string }, { stopped: boolean }]
}

export interface EventsArrived {
  conversation: string
  turn: string
  seq: number
  events: TurnEvent[]
}

/** What the server says. `conversation` has at least an id; a deleted one says so. */
export interface Heard {
  events: (arrived: EventsArrived) => void
  message: (arrived: { conversation: string; message: Message }) => void
  conversation: (row: Partial<ConversationRow> & { id: string; deleted?: boolean }) => void
  /** An image that came in from outside any turn. */
  image: (arrived: { conversation: string; image: Image }) => void
  /** A ZIP was sent in which some pictures are not, each with why. */
  download: (arrived: { name: string; lacking: string[] }) => void
  /** A provider was connected, or not any more. */
  connections: () => void
  connect: () => void
  disconnect: () => void
}

type Answer<T> = { ok: true; data: T } | { ok: false; error: ToldData }

const ANSWER_WITHIN_MS = 15_000
const AGAIN_AFTER_MS = 3000

/** Whether the server can be reached right now; null before the first try ended. */
export const online = shallowRef<boolean | null>(null)

type Ear = (...args: unknown[]) => void

let shared: Socket | null = null
let started = false
/** Who listens already, while there is nothing to listen to. */
const early = new Set<[name: string, ear: Ear]>()

function start(): void {
  if (started) return
  started = true
  void onceWhole(() => void connect())
}

async function connect(): Promise<void> {
  try {
    const { io } = await import('socket.io-client')
    shared = io({ path: `${ROOT}/socket.io`, reconnectionDelay: 250, reconnectionDelayMax: 3000 })
  } catch {
    online.value = false
    setTimeout(() => void connect(), AGAIN_AFTER_MS)
    return
  }
  shared.on('connect', () => (online.value = true))
  shared.on('disconnect', () => (online.value = false))
  shared.on('connect_error', () => (online.value = false))
  for (const [name, ear] of early) shared.on(name, ear)
  early.clear()
}

/** Listens; the answer stops listening. */
export function listen<K extends keyof Heard>(name: K, heard: Heard[K]): () => void {
  start()
  const ear = heard as Ear
  const waiting: [string, Ear] = [name, ear]
  if (shared) shared.on(name as string, ear)
  else early.add(waiting)
  return () => {
    early.delete(waiting)
    shared?.off(name as string, ear)
  }
}

/** One call and its acknowledgement. Rejects with `ApiError`: refused, or `unreachable` when nothing came back. */
export async function emit<K extends keyof Calls>(name: K, payload: Calls[K][0]): Promise<Calls[K][1]> {
  const connection = shared
  if (!connection?.connected) throw unreachable()
  let answer: Answer<Calls[K][1]>
  try {
    answer = await connection.timeout(ANSWER_WITHIN_MS).emitWithAck(name, payload)
  } catch {
    throw unreachable()
  }
  if (answer.ok) return answer.data
  throw new ApiError(answer.error)
}

export function connected(): boolean {
  return shared?.connected ?? false
}

/** A new identity (log in, log out) needs a new handshake, for the cookie is read there. */
export function reconnect(): void {
  shared?.disconnect().connect()
}
