// One provider, as a person connects it: with a key, by a page of the provider, and not any more. Told in `state`.
import { reactive, readonly } from 'vue'
import { toApiError, type ApiError } from '@/api/error'
import type { EnrolmentStart, ProviderReport, Provider } from '@/api/types'

export interface ProviderServer {
  connect: (name: string, given: { key: string; address: string }) => Promise<Provider>
  disconnect: (name: string) => Promise<Provider>
  test: (name: string) => Promise<ProviderReport>
  enroll: (name: string, byHand: boolean) => Promise<EnrolmentStart>
  redeem: (name: string, state: string, code: string) => Promise<Provider>
}

type Work = '' | 'connecting' | 'testing' | 'disconnecting' | 'leaving'

interface State {
  work: Work
  failure: ApiError | null
  /** What the provider said of the key. */
  report: ProviderReport | null
  /** Began to connect by a code that is copied. */
  byHand: EnrolmentStart | null
}

/** `changed`: what can be used is another from now on. `go`: the browser leaves for the provider's page. */
export function createConnecting(name: string, server: ProviderServer, changed: () => Promise<void>, go: (page: string) => void) {
  const state = reactive<State>({ work: '', failure: null, report: null, byHand: null })

  async function working(work: Work, does: () => Promise<void>): Promise<boolean> {
    if (state.work) return false
    state.work = work
    state.failure = null
    try {
      await does()
      return true
    } catch (reason) {
      state.failure = toApiError(reason)
      return false
    } finally {
      state.work = ''
    }
  }

  /** Also asks the provider about the key, where it can be asked. Whether it was taken: what was typed stays otherwise. */
  async function connect(key: string, address: string): Promise<boolean> {
    return taken(() => server.connect(name, { key, address }))
  }

  async function redeem(at: string, code: string): Promise<boolean> {
    const done = await taken(() => server.redeem(name, at, code))
    if (done) state.byHand = null
    return done
  }

  async function taken(give: () => Promise<Provider>): Promise<boolean> {
    state.report = null
    let testable = false
    const kept = await working('connecting', async () => {
      testable = (await give()).testable
      await changed()
    })
    if (kept && testable) await test()
    return kept
  }

  async function test(): Promise<void> {
    state.report = null
    await working('testing', async () => {
      state.report = await server.test(name)
    })
  }

  async function disconnect(): Promise<void> {
    state.report = null
    await working('disconnecting', async () => {
      await server.disconnect(name)
      await changed()
    })
  }

  /** Leaves for the provider's page, or, where it would not come back from there, asks for a code. */
  async function enroll(byHand = false): Promise<void> {
    await working('leaving', async () => {
      const start = await server.enroll(name, byHand)
      if (start.returns) go(start.page)
      else state.byHand = start
    })
  }

  return {
    state: readonly(state) as Readonly<State>,
    connect,
    redeem,
    test,
    disconnect,
    enroll,
    refuse: (failure: ApiError) => void (state.failure = failure),
    giveUp: () => void (state.byHand = null),
  }
}

export type Connecting = ReturnType<typeof createConnecting>
