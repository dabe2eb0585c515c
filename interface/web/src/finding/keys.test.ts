import { expect, test } from 'vitest'
import { lineAfter } from './keys'

test('arrows go round and round', () => {
  expect(lineAfter('ArrowUp', 0, 3)).toBe(2)
  expect(lineAfter('ArrowDown', 2, 3)).toBe(0)
  expect(lineAfter('ArrowDown', 0, 3)).toBe(1)
})

test('pages and ends stop at the ends', () => {
  expect(lineAfter('PageDown', 1, 30)).toBe(9)
  expect(lineAfter('PageDown', 25, 30)).toBe(29)
  expect(lineAfter('PageUp', 3, 30)).toBe(0)
  expect(lineAfter('Home', 12, 30)).toBe(0)
  expect(lineAfter('End', 12, 30)).toBe(29)
})

test('other keys go nowhere, nor does any where nothing was found', () => {
  expect(lineAfter('a', 0, 3)).toBeNull()
  expect(lineAfter('ArrowDown', -1, 0)).toBeNull()
})
