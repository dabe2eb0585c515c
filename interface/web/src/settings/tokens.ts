// API tokens: made once and shown once; a revoked one can be taken back for a few seconds, then it is gone for good.
import { reactive, readonly } from 'vue'
import { toApiError, type ApiError } from '@/api/error'
import type { Token, TokenScope, TokenWish } from '@/api/types'

export interface TokenServer {
  list: () => Promise<Token[]>
  make: (wish: TokenWish) => Promise<Token & { token: string }>
  remove: (id: string) => Promise<unknown>
}

interface State {
  rows: Token[]
  loaded: boolean
  making: boolean
  /** The one just made, with its secret, which the server never says again. */
  made: (Token & { token: string }) | null
  /** Ids of those about to be revoked. */
  leaving: string[]
  failure: ApiError | null
}

/** How long Undo is offered. A token cannot be restored, so it is revoked only then. */
export const UNDO_MS = 6000

export const SCOPES: readonly TokenScope[] = ['read', 'make', 'finish', 'admin']
/** What a token is good for unless somebody says otherwise. */
export const ORDINARY: readonly TokenScope[] = ['read', 'make', 'finish']

export type Expiry = 'never' | '30' | '90' | 'date'

/** What the form says of when it expires; a day is over where the person is. Null is a day that is missing or over. */
export function expiryOf(choice: Expiry, day: string, now = new Date()): Pick<TokenWish, 'days' | 'expires'> | null {
  if (choice === 'never') return {}
  if (choice !== 'date') return { days: Number(choice) }
  const end = new Date(`${day}T23:59:59.999`)
  return end > now ? { expires: end.toISOString() } : null
}

/** Whether it has a name and is good for something. */
export const complete = (wish: TokenWish): boolean => wish.name.trim() !== '' && wish.scopes.length > 0

export const isExpired = (token: Token, now = new Date()): boolean => token.expires !== null && new Date(token.expires) <= now

export function createTokens(server: TokenServer) {
  const state = reactive<State>({ rows: [], loaded: false, making: false, made: null, leaving: [], failure: null })
  const timers = new Map<string, ReturnType<typeof setTimeout>>()

  async function load(): Promise<void> {
    await trying(async () => {
      state.rows = await server.list()
      state.loaded = true
    })
  }

  /** Whether it was made: what was filled in is kept otherwise. */
  async function make(wish: TokenWish): Promise<boolean> {
    if (!complete(wish) || state.making) return false
    state.making = true
    const made = await trying(async () => {
      state.made = await server.make({ ...wish, name: wish.name.trim() })
      state.rows = await server.list()
    })
    state.making = false
    return made
  }

  function revoke(id: string): void {
    state.leaving.push(id)
    timers.set(id, setTimeout(() => void end(id), UNDO_MS))
  }

  function undo(id: string): void {
    clearTimeout(timers.get(id))
    timers.delete(id)
    state.leaving = state.leaving.filter((one) => one !== id)
  }

  async function end(id: string): Promise<void> {
    undo(id)
    const row = state.rows.find((one) => one.id === id)
    state.rows = state.rows.filter((one) => one.id !== id)
    if (state.made?.id === id) state.made = null
    const gone = await trying(() => server.remove(id))
    if (!gone && row) state.rows = [...state.rows, row]
  }

  /** Leaving the page is the end of Undo. */
  async function finish(): Promise<void> {
    await Promise.all([...timers.keys()].map(end))
  }

  async function trying(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work()
      state.failure = null
      return true
    } catch (reason) {
      state.failure = toApiError(reason)
      return false
    }
  }

  return { state: readonly(state) as Readonly<State>, load, make, revoke, undo, finish, forget: () => void (state.made = null) }
}
