import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { OfferedModel } from '@/conversation/wire'
import { hostOf, marked, stepsOf, type Can, type Step } from './step'

/** Every fault of every provider as its own upstream commits it; `tests/contract/providers/test_failures.py` is held to the same. */
interface Row {
  provider: string
  job: OfferedModel['job']
  model: string
  code: string
  link?: string
  flagged?: string
  wait?: number
  /** How another model is looked for; missing where none is. */
  how?: string
  step: Step['do']
}
const rows = readFileSync('../../tests/fixtures/failures.jsonl', 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Row)
const ALL: Can = { retry: true, edit: true, use: true }
const offered = (job: OfferedModel['job'] = 'image'): OfferedModel => ({ job, id: 'acme/other', label: 'Other', provider: 'Acme' })
const told = (row: Row) => ({
  code: row.code,
  retry_after: row.wait ?? null,
  link: row.link ?? '',
  flagged: row.flagged ?? '',
  instead: row.how ? offered(row.job) : null,
})
const does = (steps: Step[]) => steps.map((step) => step.do)

describe('each fault of each provider', () => {
  test.each(rows)('$provider: $model is $code, and the next step is to $step', (row) => {
    const steps = stepsOf(told(row), ALL)
    expect(steps[0]!.do).toBe(row.step)
    expect(does(steps)).toEqual(expect.arrayContaining(['retry', 'edit']))
    expect(new Set(does(steps)).size).toBe(steps.length)
  })

  test('has a next step also where no other model is there', () => {
    for (const row of rows) expect(stepsOf({ ...told(row), instead: null }, ALL).length).toBeGreaterThan(1)
  })
})

test('an account without credits and a key at its limit are not the same, nor is where they lead', () => {
  const at = (code: string) => stepsOf({ code, retry_after: null, link: 'https://pay.example/x' }, ALL)[0]
  expect(at('no_credits')).toEqual({ do: 'page', link: 'https://pay.example/x', to: 'credits' })
  expect(at('key_limit')).toEqual({ do: 'page', link: 'https://pay.example/x', to: 'limit' })
})

test('where credits are missing and nobody else could do it, another model can be chosen', () => {
  const told = { code: 'free_limit', retry_after: 18_000, link: 'https://pay.example/x' }
  expect(does(stepsOf(told, ALL))).toEqual(['page', 'settings', 'retry', 'edit'])
  expect(does(stepsOf({ ...told, instead: offered() }, ALL))).toEqual(['page', 'use', 'retry', 'edit'])
})

test('a link that is no https page is none', () => {
  const steps = stepsOf({ code: 'no_credits', retry_after: null, link: 'javascript:alert(1)' }, ALL)
  expect(does(steps)).toEqual(['settings', 'retry', 'edit'])
})

test('a short limit is waited for, one of hours is not', () => {
  expect(stepsOf({ code: 'rate_limited', retry_after: 20, instead: offered() }, ALL)[0]).toEqual({ do: 'retry', wait: 20 })
  expect(stepsOf({ code: 'rate_limited', retry_after: 7_200, instead: offered() }, ALL)[0]).toEqual({ do: 'use', model: offered() })
})

test('no model is offered where the words name their own', () => {
  expect(does(stepsOf({ code: 'overloaded', retry_after: null, instead: offered() }, { ...ALL, use: false }))).toEqual(['retry', 'edit'])
})

test('nothing is offered of what cannot be done now', () => {
  expect(stepsOf({ code: 'overloaded', retry_after: null, instead: offered() }, { retry: false, edit: false, use: true })).toEqual([])
})

test('a failure that was stored before there was any of this still has its steps', () => {
  expect(does(stepsOf({ code: 'unknown_model', retry_after: null }, ALL))).toEqual(['settings', 'retry', 'edit'])
})

test.each([
  ['A Fight in the yard', 'a fight', [0, 7]],
  ['A fox', 'a fight', [5, 5]],
  ['A fox', '', [5, 5]],
])('in “%s” the words “%s” are marked', (text, flagged, at) => expect(marked(text, flagged)).toEqual(at))

test('a page is known by its host', () => expect(hostOf('https://www.recraft.ai/profile/api')).toBe('recraft.ai'))
