import { beforeEach, expect, test, vi } from 'vitest'
import { ApiError } from '@/api/error'
import type { PersonInStudio, RulesChange, StudioRules } from '@/api/types'
import { createAdministration, linesOf } from './administration'

const RULES: StudioRules = {
  providers_off: ['acme'],
  guests_use_keys: true,
  guests_month: 20_000_000,
  usual_limits: { month: 10_000_000, pictures: 200, calls: 30 },
  hosts: [],
  hosts_of_settings: [],
  models: [],
  providers: [
    { name: 'acme', label: 'Acme', on: false, always: false, by_studio: false },
    { name: 'sketchbook', label: 'Sketchbook', on: true, always: true, by_studio: false },
  ],
}
const person = (id: string): PersonInStudio => ({
  id, kind: 'member', name: id, created: '', seen: '', administrator: false, disabled: false, spent: 0, unknown: 0,
  limits: { month: null, pictures: null, calls: null },
})

let sent: RulesChange[]
let refusal: ApiError | null
let changed = vi.fn(async () => {})
let made: ReturnType<typeof createAdministration>

beforeEach(async () => {
  sent = []
  refusal = null
  changed = vi.fn(async () => {})
  made = createAdministration(
    {
      overview: async () => RULES,
      people: async () => [person('ada'), person('bea')],
      change: async (changes) => {
        if (refusal) throw refusal
        sent.push(changes)
        return { ...RULES, ...changes } as StudioRules
      },
      changePerson: async ({ person: id, ...changes }) => {
        if (refusal) throw refusal
        return { ...person(id), ...changes }
      },
    },
    changed,
  )
  await made.load()
})

test('a provider is turned on and off beside those that are off already', async () => {
  await made.turn('other', false)
  await made.turn('acme', true)

  expect(sent).toEqual([{ providers_off: ['acme', 'other'] }, { providers_off: ['other'] }])
  expect(changed).toHaveBeenCalledTimes(2)
})

test('a refusal is told where it belongs, and what was decided stays', async () => {
  refusal = new ApiError({ code: 'bad_rule', title: '“a b” is not a machine’s name' })

  expect(await made.change('hosts', { hosts: ['a b'] })).toBe(false)

  expect([made.state.failed, made.state.failure?.title]).toEqual(['hosts', '“a b” is not a machine’s name'])
  expect(made.state.rules).toEqual(RULES)
  expect(changed).not.toHaveBeenCalled()
  refusal = null
  expect(await made.change('hosts', { hosts: ['nas'] })).toBe(true)
  expect(made.state.failure).toBeNull()
})

test('one person changes and the others stay as they are', async () => {
  await made.changePerson({ person: 'bea', disabled: true })

  expect(made.state.people.map(({ id, disabled }) => [id, disabled])).toEqual([['ada', false], ['bea', true]])
})

test('lines are read without empty ones and spaces', () => {
  expect(linesOf(' openrouter/* \n\n comfyui/*\n')).toEqual(['openrouter/*', 'comfyui/*'])
})
