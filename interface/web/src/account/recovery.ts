// The recovery code: made and shown once, renewed, revoked; and a code typed on another device.
import { reactive, readonly } from 'vue'
import { call } from '@/api/client'
import { toApiError, type ApiError } from '@/api/error'
import type { Session } from '@/api/types'

export interface NewCode {
  made: string
  code: string
  /** What stands after the studio's address in a link that opens the account. */
  path: string
}

export const recoveryCalls = {
  read: () => call<{ made: string | null }>('GET', '/recovery'),
  renew: () => call<NewCode>('POST', '/recovery'),
  revoke: () => call<unknown>('DELETE', '/recovery'),
}
export type RecoveryServer = typeof recoveryCalls

export const openByCode = (code: string, along: boolean) => call<Session>('POST', '/session/recovery', { body: { code, along } })
export const beginAsGuest = () => call<Session>('POST', '/session/guest')

interface State {
  /** When the code in force was made; undefined while nobody knows. */
  made: string | null | undefined
  /** The one just made, which is never shown again. */
  shown: NewCode | null
  busy: boolean
  failure: ApiError | null
}

export function createRecovery(server: RecoveryServer) {
  const state = reactive<State>({ made: undefined, shown: null, busy: false, failure: null })

  async function trying(work: () => Promise<unknown>): Promise<boolean> {
    if (state.busy) return false
    Object.assign(state, { busy: true, failure: null })
    try {
      await work()
      return true
    } catch (reason) {
      state.failure = toApiError(reason)
      return false
    } finally {
      state.busy = false
    }
  }

  return {
    state: readonly(state) as Readonly<State>,
    load: () => trying(async () => (state.made = (await server.read()).made)),
    renew: () =>
      trying(async () => {
        state.shown = await server.renew()
        state.made = state.shown.made
      }),
    revoke: () =>
      trying(async () => {
        await server.revoke()
        Object.assign(state, { made: null, shown: null })
      }),
    forget: () => void (state.shown = null),
  }
}

/** The code of a link or of what was typed: letters and digits in groups. Empty where there is none. */
export function codeIn(text: string): string {
  const said = text.slice(text.lastIndexOf('#') + 1)
  const letters = said.toUpperCase().replace(/[^0-9A-Z]/g, '')
  return letters.match(/.{1,5}/g)?.join('-') ?? ''
}
