// Saving a setting at once, and what to say when the server refuses: what was wanted is kept for Retry.
import { reactive, readonly } from 'vue'
import { toApiError, type ApiError } from '@/api/error'
import type { Settings } from '@/api/types'

export type Change = (changes: Partial<Settings>) => Promise<void>

interface State {
  /** How many are on their way. */
  saving: number
  /** Everything that was wanted since the last success and is not saved. */
  unsaved: Partial<Settings>
  failure: ApiError | null
}

export function createSaving(change: Change) {
  const state = reactive<State>({ saving: 0, unsaved: {}, failure: null })

  async function save(changes: Partial<Settings>): Promise<void> {
    const wanted = { ...state.unsaved, ...changes }
    state.saving += 1
    try {
      await change(wanted)
      Object.assign(state, { unsaved: {}, failure: null })
    } catch (reason) {
      Object.assign(state, { unsaved: wanted, failure: toApiError(reason) })
    } finally {
      state.saving -= 1
    }
  }

  return { state: readonly(state) as Readonly<State>, save, retry: () => save({}) }
}
