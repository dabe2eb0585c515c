import { expect, test } from 'vitest'
import { priceOf } from './price'

test('a price is an estimate, free is free, and an unknown one is unknown', () => {
  expect(priceOf(40_000)).toBe('about $0.04')
  expect(priceOf(0)).toBe('free')
  expect(priceOf(null)).toBe('price not known')
})
