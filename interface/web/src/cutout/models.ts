// Models that can be fetched and removed, those that cut out or those of a provider one runs oneself: which are here, and
// fetching them. Asks again only while something is on its way.
import { reactive, readonly } from 'vue'
import { toApiError, type ApiError } from '@/api/error'

export const EVERY_MS = 700

export interface ModelRow {
  name: string
  state: 'absent' | 'fetching' | 'present' | 'failed'
  /** Size of its file, or as much of it as is known. */
  bytes: number
  /** Bytes that are here already. */
  received: number
  error: { title: string; text: string } | null
}

interface World<Row> {
  models(): Promise<Row[]>
  fetchModel(name: string): Promise<Row>
  dropModel(name: string): Promise<unknown>
}

interface State<Row> {
  rows: Row[]
  loaded: boolean
  /** The list could not be read. */
  failure: ApiError | null
  /** What was pressed last on a row and refused, by the row's name. */
  refused: Record<string, ApiError>
}

export function createModels<Row extends ModelRow>(world: World<Row>) {
  const state = reactive({ rows: [], loaded: false, failure: null, refused: {} }) as State<Row>
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
      const known = state.rows.some((one) => one.name === row.name)
      state.rows = known ? state.rows.map((one) => (one.name === row.name ? row : one)) : [row, ...state.rows]
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

  return { state: readonly(state) as unknown as Readonly<State<Row>>, load, fetch, drop, stop }
}
