import { expect, test } from 'vitest'
import { begun, changed, redone, undone } from './history'

test('steps go back and on one at a time', () => {
  const three = changed(changed(begun('a'), 'b'), 'c')
  expect(undone(three).now).toBe('b')
  expect(undone(undone(three)).now).toBe('a')
  expect(redone(undone(three))).toEqual(three)
})

test('a new step takes the place of what was undone', () => {
  const other = changed(undone(changed(begun('a'), 'b')), 'x')
  expect(redone(other)).toBe(other)
  expect(undone(other).now).toBe('a')
})

test('at either end nothing happens', () => {
  const one = begun('a')
  expect(undone(one)).toBe(one)
  expect(redone(one)).toBe(one)
})
