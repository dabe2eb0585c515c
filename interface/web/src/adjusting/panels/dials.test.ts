import { expect, test } from 'vitest'
import { dialsOf, held, reading, type Dial } from './dials'
import { KINDS } from '../testing'

const dial = (type: string) => dialsOf(KINDS).find((each) => each.type === type)!
const [brightness, angle, sharpness] = [dial('brightness'), dial('straighten'), dial('sharpen')]
const gamma: Dial = { ...brightness, percent: '', slider: { low: 0.4, high: 2.5, step: 0.05 } }

test('what has a slider is set by hand, under the name and in the order of the declarations', () => {
  expect([brightness, angle, sharpness].map(({ label, rest, option }) => [label, rest, option])).toEqual([
    ['Brightness', 1, 'factor'],
    ['Angle', 0, 'angle'],
    ['Sharpness', 0, 'amount'],
  ])
  expect(dialsOf(KINDS).map(({ type }) => type)).toEqual([
    'brightness', 'posterise', 'balance', 'balance', 'straighten', 'sharpen', 'border',
  ])
})

test('a value reads as it is said', () => {
  expect([0.88, 1, 1.2].map((value) => reading(brightness, value, 'en'))).toEqual(['-12%', '0%', '+20%'])
  expect([-3.5, 0].map((value) => reading(angle, value, 'de'))).toEqual(['-3,5°', '0,0°'])
  expect(reading(sharpness, 45, 'en')).toBe('45%')
  expect([1, 1.45].map((value) => reading(gamma, value, 'en')), 'no sign where nothing is not 0').toEqual(['1.00', '1.45'])
})

test('it stops where its slider ends', () => {
  expect([9, 1.004, 0.999].map((value) => held(brightness, value))).toEqual([1.5, 1, 1])
  expect(held(angle, 0.30000000000000004)).toBe(0.3)
})
