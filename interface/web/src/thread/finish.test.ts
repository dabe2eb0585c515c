import { expect, test } from 'vitest'
import { finishOf, shareOf } from './finish'

test('what the model took before says how long it takes now', () => {
  expect(finishOf(null, 0, 12)).toEqual({ left: 12 })
  expect(finishOf(null, 11.8, 12)).toEqual({ left: 1 })
})

test('past its usual time it is said to take longer', () => {
  expect(finishOf(null, 12.4, 12)).toEqual({ late: 12 })
  expect(finishOf(0.9, 30, 12)).toEqual({ late: 30 })
})

test('how far it is counts more than what it took before', () => {
  expect(finishOf(0.5, 4, 12)).toEqual({ left: 4 })
})

test('where nobody knows anything the time that has passed is said', () => {
  expect(finishOf(null, 3.7, null)).toEqual({ passed: 3 })
})

test('a meter is never full before the picture is there', () => {
  expect(shareOf(null, 30, 12)).toBe(0.95)
  expect(shareOf(null, 6, 12)).toBe(0.5)
  expect(shareOf(0.25, 30, 12)).toBe(0.25)
  expect(shareOf(null, 30, null)).toBeNull()
})
