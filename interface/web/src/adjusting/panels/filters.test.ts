import { expect, test } from 'vitest'
import { FILTERS, filtered, ordersOf } from './filters'
import { panelsOf } from './panels'
import { KINDS } from '../testing'

const PANELS = panelsOf(KINDS)
const [vivid, golden] = [{ name: 'vivid', strength: 1 }, { name: 'golden', strength: 1 }]

test('there are a dozen and more, each under a name of its own', () => {
  expect(FILTERS.length).toBeGreaterThanOrEqual(12)
  expect(new Set(FILTERS.map(({ name }) => name)).size).toBe(FILTERS.length)
})

test('a look sets what its data says, as far as it can be set here', () => {
  expect(ordersOf(golden, PANELS)).toEqual([{ type: 'balance', red: 12 }])
  expect(ordersOf({ name: 'golden', strength: 0.5 }, PANELS)).toEqual([{ type: 'balance', red: 6 }])
  expect(ordersOf({ name: 'golden', strength: 0 }, PANELS)).toEqual([])
  expect(ordersOf({ name: 'none of these', strength: 1 }, PANELS)).toEqual([])
})

test('another look takes the place of the one before, and leaves what was set by hand', () => {
  const hand = { 'brightness.factor': 1.2 }
  const first = filtered(hand, null, golden, PANELS)
  expect(first).toEqual({ 'brightness.factor': 1.2, 'balance.red': 12 })
  expect(filtered({ ...first, 'balance.red': 30 }, golden, null, PANELS)).toEqual(hand)
  expect(filtered(first, golden, vivid, PANELS)).toEqual(hand)
})
