// Searching while one types: waits for a pause, and a newer search cancels the older one. What is known here (`atOnce`) waits for
// nothing.
import { reactive, readonly } from 'vue'
import { toApiError, type ApiError } from '@/api/error'
import { isAsked, type Found } from './found'

export type Find = (words: string, signal: AbortSignal) => Promise<Found[]>

interface State {
  words: string
  rows: Found[]
  busy: boolean
  failure: ApiError | null
  /** Index of the chosen row; -1 when there is none. */
  chosen: number
}

/** How long the typing must pause before the server is asked. */
const PAUSE_MS = 160

export function createSearch(find: Find, atOnce: (words: string) => Found[] = () => []) {
  const state = reactive<State>({ words: '', rows: [], busy: false, failure: null, chosen: -1 })
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = new AbortController()

  function type(words: string): void {
    state.words = words
    cancel()
    const known = atOnce(words)
    state.rows = [...known, ...state.rows.filter(isAsked)]
    state.chosen = state.rows.length ? 0 : -1
    state.busy = true
    timer = setTimeout(() => void ask(), PAUSE_MS)
  }

  /** Asks now, for the first look and for Retry. */
  async function ask(): Promise<void> {
    cancel()
    const mine = (running = new AbortController())
    state.busy = true
    try {
      const rows = [...atOnce(state.words), ...(await find(state.words.trim(), mine.signal))]
      if (mine.signal.aborted) return
      Object.assign(state, { rows, failure: null, busy: false, chosen: rows.length ? 0 : -1 })
    } catch (reason) {
      if (mine.signal.aborted) return
      Object.assign(state, { failure: toApiError(reason), busy: false })
    }
  }

  function cancel(): void {
    clearTimeout(timer)
    running.abort()
    state.busy = false
  }

  return { state: readonly(state) as Readonly<State>, type, ask, cancel, choose: (row: number) => (state.chosen = row) }
}
