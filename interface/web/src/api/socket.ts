// The socket of docs/architecture.md, typed. One for the whole page; it reconnects by itself.
import { io, type Socket } from 'socket.io-client'
import { shallowRef } from 'vue'
import type { Image, Message, TurnEvent } from '@/conversation/wire'
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
  connect: () => void
  disconnect: () => void
}

type Answer<T> = { ok: true; data: T } | { ok: false; error: ToldData }

const ANSWER_WITHIN_MS = 15_000

/** Whether the server can be reached right now; null before the first try ended. */
export const online = shallowRef<boolean | null>(null)

let shared: Socket | null = null

function socket(): Socket {
  if (shared) return shared
  shared = io({ path: '/socket.io', reconnectionDelay: 250, reconnectionDelayMax: 3000 })
  shared.on('connect', () => (online.value = true))
  shared.on('disconnect', () => (online.value = false))
  shared.on('connect_error', () => (online.value = false))
  return shared
}

/** Listens; the answer stops listening. */
export function listen<K extends keyof Heard>(name: K, heard: Heard[K]): () => void {
  const connection = socket()
  connection.on(name as string, heard as (...args: unknown[]) => void)
  return () => connection.off(name as string, heard as (...args: unknown[]) => void)
}

/** One call and its acknowledgement. Rejects with `ApiError`: refused, or `unreachable` when nothing came back. */
export async function emit<K extends keyof Calls>(name: K, payload: Calls[K][0]): Promise<Calls[K][1]> {
  const connection = socket()
  if (!connection.connected) throw unreachable()
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
  return socket().connected
}

/** A new identity (log in, log out) needs a new handshake, for the cookie is read there. */
export function reconnect(): void {
  socket().disconnect().connect()
}
