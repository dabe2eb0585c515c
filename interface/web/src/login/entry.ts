// Signing in and registering as a state machine: what is typed stays, a refusal says what to do, a limit counts down.
import { reactive, readonly } from 'vue'
import { toApiError, type ApiError } from '@/api/error'

export interface Door {
  logIn: (name: string, password: string) => Promise<unknown>
  register: (name: string, password: string) => Promise<unknown>
}

export type Mode = 'sign-in' | 'register'

interface State {
  mode: Mode
  busy: boolean
  failure: ApiError | null
  /** Which field is empty though it must not be. */
  missing: 'name' | 'password' | null
  /** Milliseconds since 1970 until which the server takes no try of this kind. */
  waitUntil: Record<Mode, number>
}

export function createEntry(door: Door, now: () => number = Date.now) {
  const fields = reactive({ name: '', password: '' })
  const state = reactive<State>({ mode: 'sign-in', busy: false, failure: null, missing: null, waitUntil: { 'sign-in': 0, register: 0 } })

  /** Whether the person is in. */
  async function enter(): Promise<boolean> {
    if (state.busy || now() < state.waitUntil[state.mode]) return false
    state.missing = !fields.name.trim() ? 'name' : !fields.password ? 'password' : null
    if (state.missing) return false
    Object.assign(state, { busy: true, failure: null })
    try {
      await (state.mode === 'register' ? door.register : door.logIn)(fields.name.trim(), fields.password)
      fields.password = ''
      return true
    } catch (reason) {
      const failure = toApiError(reason)
      state.failure = failure
      state.waitUntil[state.mode] = failure.retryAfter ? now() + failure.retryAfter * 1000 : 0
      return false
    } finally {
      state.busy = false
    }
  }

  function swap(): void {
    Object.assign(state, { mode: state.mode === 'register' ? 'sign-in' : 'register', failure: null, missing: null })
  }

  return { fields, state: readonly(state) as Readonly<State>, enter, swap }
}

/** Only an address of our own is followed after signing in. */
export function ownAddress(next: unknown): string {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) && !next.startsWith('/login') ? next : '/'
}
