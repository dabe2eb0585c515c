import { expect, test } from 'vitest'
import { tileRatio } from './tileRatio'

test('a picture keeps its shape on the shelf', () => {
  expect(tileRatio({ width: 4000, height: 3000 })).toBe(4 / 3)
  expect(tileRatio({ width: 1080, height: 1920 })).toBe(1080 / 1920)
})

test('a strip stays high enough for its number, and a scroll short enough for its neighbours', () => {
  expect(tileRatio({ width: 17000, height: 40 })).toBe(2.5)
  expect(tileRatio({ width: 40, height: 17000 })).toBe(0.4)
})
