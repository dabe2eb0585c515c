// What the sliders make of a picture, while they move: one draft at a time, and after it only the newest that was asked for.
import { reactive, readonly } from 'vue'
import { toApiError, type ApiError } from '@/api/error'
import type { Order } from './calls'

interface State {
  computing: boolean
  /** The newest that came, with what it shows; null where nothing is asked of the picture. It stays while the next is computed. */
  draft: { picture: Blob; of: string } | null
  failure: ApiError | null
}

export function createPreviews(draw: (orders: Order[], signal: AbortSignal) => Promise<Blob>) {
  const state = reactive<State>({ computing: false, draft: null, failure: null }) as State
  let running: AbortController | null = null
  let wanted: Order[] | null = null

  /** Resolves when nothing newer is waited for. */
  async function ask(orders: Order[]): Promise<void> {
    wanted = orders
    state.failure = null
    if (!orders.length) return rest()
    if (running) return
    state.computing = true
    while (wanted && !running) await draft(wanted)
    state.computing = running !== null
  }

  async function draft(orders: Order[]): Promise<void> {
    const mine = (running = new AbortController())
    wanted = null
    try {
      const picture = await draw(orders, mine.signal)
      if (running === mine) state.draft = { picture, of: JSON.stringify(orders) }
    } catch (reason) {
      if (running === mine && !wanted) state.failure = toApiError(reason)
    } finally {
      if (running === mine) running = null
    }
  }

  /** The picture as it is needs no draft. */
  function rest(): void {
    stop()
    state.draft = null
  }

  function stop(): void {
    running?.abort()
    running = null
    wanted = null
    state.computing = false
  }

  return { state: readonly(state) as Readonly<State>, ask, stop }
}
