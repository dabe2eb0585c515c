// The cut-out as it would be, again after every stroke. Only the last one that was asked for counts.
import { reactive, readonly } from 'vue'
import { toApiError, type ApiError } from '@/api/error'
import type { Draft } from './calls'
import type { Wish } from './refinement'

interface State {
  computing: boolean
  /** The newest that came; it stays while the next one is computed. */
  draft: Draft | null
  failure: ApiError | null
}

/** How long strokes that follow each other are waited for: a server goes on with what nobody waits for any more. */
const REST_MS = 150

const rested = () => new Promise<void>((done) => setTimeout(done, REST_MS))

export function createDrafts(compute: (wish: Wish, signal: AbortSignal) => Promise<Draft>, rest = rested) {
  const state = reactive<State>({ computing: false, draft: null, failure: null }) as State
  let running: AbortController | null = null
  let last: Wish | null = null

  async function ask(wish: Wish): Promise<void> {
    const hurried = running !== null
    running?.abort()
    const mine = (running = new AbortController())
    last = wish
    state.computing = true
    try {
      if (hurried) await rest()
      if (running !== mine) return
      const draft = await compute(wish, mine.signal)
      if (running === mine) Object.assign(state, { draft, failure: null })
    } catch (reason) {
      if (running === mine) state.failure = toApiError(reason)
    } finally {
      if (running === mine) {
        state.computing = false
        running = null
      }
    }
  }

  function stop(): void {
    running?.abort()
    running = null
    state.computing = false
  }

  return { state: readonly(state) as Readonly<State>, ask, retry: () => (last ? ask(last) : Promise.resolve()), stop }
}
