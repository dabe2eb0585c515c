// The models that cut out: which are here, and fetching them. Asks again only while something is on its way.
import { reactive, readonly } from 'vue'
import { toApiError, type ApiError } from '@/api/error'
import type { CutoutModel } from './calls'

export const EVERY_MS = 700

interface World {
  models(): Promise<CutoutModel[]>
  fetchModel(name: string): Promise<CutoutModel>
  dropModel(name: string): Promise<unknown>
}

interface State {
  rows: CutoutModel[]
  loaded: boolean
  /** The list could not be read. */
  failure: ApiError | null
  /** What was pressed last on a row and refused, by the row's name. */
  refused: Record<string, ApiError>
}

export function createModels(world: World) {
  const state = reactive<State>({ rows: [], loaded: false, failure: null, refused: {} })
  let timer: ReturnType<typeof setTimeout> | undefined
  let over = false

  async function load(): Promise<void> {
    clearTimeout(timer)
    try {
      state.rows = await world.models()
      state.loaded = true
      state.failure = null
    } catch (reason) {
      state.failure = toApiError(reason)
    }
    watchFetching()
  }

  function watchFetching(): void {
    clearTimeout(timer)
    if (!over && !state.failure && state.rows.some((row) => row.state === 'fetching')) timer = setTimeout(load, EVERY_MS)
  }

  async function press(name: string, what: () => Promise<void>): Promise<void> {
    delete state.refused[name]
    try {
      await what()
    } catch (reason) {
      state.refused[name] = toApiError(reason)
    }
  }

  /** Starts a fetch, or goes on with one. */
  const fetch = (name: string) =>
    press(name, async () => {
      const row = await world.fetchModel(name)
      state.rows = state.rows.map((one) => (one.name === name ? row : one))
      watchFetching()
    })

  /** Cancels a fetch, or removes a model that is here. */
  const drop = (name: string) =>
    press(name, async () => {
      await world.dropModel(name)
      await load()
    })

  function stop(): void {
    over = true
    clearTimeout(timer)
  }

  return { state: readonly(state) as Readonly<State>, load, fetch, drop, stop }
}
