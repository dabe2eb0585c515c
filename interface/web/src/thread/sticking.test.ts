import { expect, test } from 'vitest'
import { restingPlace } from './sticking'

const VIEW = 700

test('words are followed to their end', () => {
  expect(restingPlace(2000, VIEW, { turn: 900, shown: null, told: 2000 })).toBe(1300)
})

test('a picture that fits is seen whole below the question', () => {
  expect(restingPlace(2000, VIEW, { turn: 1000, shown: { top: 1060, bottom: 1600 }, told: 1600 })).toBe(984)
})

test('the words below a picture are seen with it where all of it fits', () => {
  expect(restingPlace(2000, VIEW, { turn: 1000, shown: { top: 1060, bottom: 1500 }, told: 1660 })).toBe(984)
  expect(restingPlace(2000, VIEW, { turn: 1200, shown: { top: 1260, bottom: 1700 }, told: 1760 })).toBe(1184)
  expect(restingPlace(2000, VIEW, { turn: 1000, shown: { top: 1060, bottom: 1600 }, told: 1900 })).toBe(984)
})

test('a question too long for both gives way to the picture and its tools', () => {
  expect(restingPlace(2600, VIEW, { turn: 1000, shown: { top: 1500, bottom: 2100 }, told: 2100 })).toBe(1416)
})

test('what is higher than the window begins at a short question, else at its own beginning', () => {
  expect(restingPlace(3600, VIEW, { turn: 1000, shown: { top: 1200, bottom: 2600 }, told: 2600 })).toBe(984)
  expect(restingPlace(3600, VIEW, { turn: 900, shown: { top: 1200, bottom: 2600 }, told: 2600 })).toBe(1184)
})

test('nothing scrolls past the end or before the beginning', () => {
  expect(restingPlace(1100, VIEW, { turn: 500, shown: { top: 560, bottom: 1000 }, told: 1000 })).toBe(400)
  expect(restingPlace(300, VIEW, { turn: 0, shown: { top: 20, bottom: 200 }, told: 200 })).toBe(0)
})
