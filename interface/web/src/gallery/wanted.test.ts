import { expect, test } from 'vitest'
import { askedOf, EVERYTHING, isNarrowed, queryOf, wantedOf } from './wanted'

test('what is wanted survives its way through the address', () => {
  const wanted = {
    ...EVERYTHING,
    kind: 'cutout' as const,
    model: 'acme/brush',
    q: 'lake',
    from: '2026-11-01',
    to: '2026-11-20',
    oldest: true,
    deleted: true,
  }
  expect(wantedOf(queryOf(wanted) as Record<string, string>)).toEqual(wanted)
})

test('everything has the plainest address', () => {
  expect(queryOf(EVERYTHING)).toEqual({})
  expect(wantedOf({})).toEqual(EVERYTHING)
})

test('an address that somebody made up asks for nothing strange', () => {
  expect(wantedOf({ kind: 'nice', from: 'yesterday', to: '2026-11', q: ['a', 'b'], order: 'random' })).toEqual(EVERYTHING)
})

test('days are the person’s own, and the last one counts', () => {
  const { since, until } = askedOf({ ...EVERYTHING, from: '2026-11-20', to: '2026-11-20' })
  expect(new Date(since!)).toEqual(new Date(2026, 10, 20))
  expect(new Date(until!)).toEqual(new Date(2026, 10, 21))
})

test('the order and the bin leave nothing out', () => {
  expect(isNarrowed({ ...EVERYTHING, oldest: true, deleted: true })).toBe(false)
  expect(isNarrowed({ ...EVERYTHING, q: ' ' })).toBe(false)
  expect(isNarrowed({ ...EVERYTHING, q: 'lake' })).toBe(true)
})
