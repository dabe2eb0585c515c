import { expect, test } from 'vitest'
import { dialsOf, held, orderOf, reading, type Dial } from './dials'
import { KINDS } from './testing'

const [brightness, angle, sharpness] = dialsOf(KINDS) as [Dial, Dial, Dial]

test('what has a slider is set by hand, under the name and in the order of the declarations', () => {
  expect(dialsOf(KINDS).map(({ label, rest, option }) => [label, rest, option])).toEqual([
    ['Brightness', 1, 'factor'],
    ['Angle', 0, 'angle'],
    ['Sharpness', 0, 'amount'],
  ])
})

test('a value reads as it is said', () => {
  expect([0.88, 1, 1.2].map((value) => reading(brightness, value, 'en'))).toEqual(['-12%', '0%', '+20%'])
  expect([-3.5, 0].map((value) => reading(angle, value, 'de'))).toEqual(['-3,5°', '0,0°'])
  expect(reading(sharpness, 45, 'en')).toBe('45%')
})

test('where it rests it asks for nothing, and it stops where its slider ends', () => {
  expect(orderOf(brightness, 1)).toBeNull()
  expect(orderOf(angle, 2)).toEqual({ type: 'straighten', angle: 2 })
  expect([9, 1.004, 0.999].map((value) => held(brightness, value))).toEqual([1.5, 1, 1])
  expect(held(angle, 0.30000000000000004)).toBe(0.3)
})
