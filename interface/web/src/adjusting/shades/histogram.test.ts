import { expect, test } from 'vitest'
import { histogramOf, outlineOf } from './histogram'
import { KEYS } from '../panels/keyMap'
import words from '@/locales/en/adjusting'

test('each shade is counted for itself, and what cannot be seen is not', () => {
  const [red, green, blue] = histogramOf(new Uint8ClampedArray([10, 20, 30, 255, 10, 0, 0, 255, 99, 99, 99, 0]))
  expect([red[10], red[99], green[20], green[0], blue[30]]).toEqual([2, 0, 1, 1, 1])
})

test('the most frequent reaches the top', () => {
  expect(outlineOf([4, 0, 1], 4)).toBe('M0,255L0,0.0L1,255.0L2,127.5L255,255Z')
  expect(outlineOf([0], 0)).toBe('M0,255L0,255.0L255,255Z')
})

test('every key that is listed is said', () => {
  expect(KEYS.map(({ does }) => does).sort()).toEqual(Object.keys(words.keys).sort())
})
