// What who administers the studio decides for everybody. Each decision is sent at once; one that is refused is told beside it.
import { reactive, readonly } from 'vue'
import { toApiError, type ApiError } from '@/api/error'
import type { PersonChange, PersonInStudio, RulesChange, StudioRules } from '@/api/types'

export interface AdministrationServer {
  overview: () => Promise<StudioRules>
  change: (changes: RulesChange) => Promise<StudioRules>
  people: () => Promise<PersonInStudio[]>
  changePerson: (change: PersonChange) => Promise<PersonInStudio>
}

/** Where a failure belongs. */
export type Place = 'all' | 'providers' | 'guests' | 'guestsMonth' | 'models' | 'hosts' | 'people'

interface State {
  rules: StudioRules | null
  people: PersonInStudio[]
  working: Place | ''
  failed: Place | ''
  failure: ApiError | null
}

/** `changed`: what can be used is another from now on. */
export function createAdministration(server: AdministrationServer, changed: () => Promise<void>) {
  const state = reactive<State>({ rules: null, people: [], working: '', failed: '', failure: null })

  async function trying(place: Place, does: () => Promise<void>): Promise<boolean> {
    if (state.working) return false
    Object.assign(state, { working: place, failed: '', failure: null })
    try {
      await does()
      return true
    } catch (reason) {
      Object.assign(state, { failed: place, failure: toApiError(reason) })
      return false
    } finally {
      state.working = ''
    }
  }

  async function load(): Promise<void> {
    await trying('all', async () => {
      const [rules, people] = await Promise.all([server.overview(), server.people()])
      Object.assign(state, { rules, people })
    })
  }

  async function change(place: Place, changes: RulesChange): Promise<boolean> {
    return trying(place, async () => {
      state.rules = await server.change(changes)
      await changed()
    })
  }

  async function turn(provider: string, on: boolean): Promise<void> {
    const off = (state.rules?.providers_off ?? []).filter((name) => name !== provider)
    await change('providers', { providers_off: on ? off : [...off, provider] })
  }

  async function changePerson(change: PersonChange): Promise<void> {
    await trying('people', async () => {
      const now = await server.changePerson(change)
      state.people = state.people.map((each) => (each.id === now.id ? now : each))
    })
  }

  return { state: readonly(state) as Readonly<State>, load, change, turn, changePerson }
}

/** A line for each, without empty ones. */
export function linesOf(text: string): string[] {
  return text.split('\n').map((line) => line.trim()).filter(Boolean)
}
