import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { numbersIn, pointsAtPicture } from './pointing'

const cases = JSON.parse(readFileSync('../../tests/fixtures/pointing.json', 'utf8')) as { text: string; points: boolean }[]

test.each(cases)('“$text” points at a picture: $points', ({ text, points }) => {
  expect(pointsAtPicture(text)).toBe(points)
})

test('numbers are pictures, what only looks like one is not', () => {
  expect(numbersIn('the hat of #3 on #1, and #3')).toEqual([3, 1])
  expect(numbersIn('C#1, #a1, page#2, &#39; and #12345')).toEqual([])
})
