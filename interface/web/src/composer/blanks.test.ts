import { expect, test } from 'vitest'
import { blanksIn, nextBlank } from './blanks'

const TEXT = 'A {animal} in {place} by {artist’s name}'
const ALL = [
  { start: 2, end: 10, name: 'animal' },
  { start: 14, end: 21, name: 'place' },
  { start: 25, end: 40, name: 'artist’s name' },
]

test('blanks are what stands in braces, on one line and not too long', () => {
  expect(blanksIn(TEXT)).toEqual(ALL)
  expect(blanksIn('{} {a\nb} {{c}} ' + `{${'x'.repeat(41)}}`).map(({ name }) => name)).toEqual(['c'])
})

test('Tab goes to the next blank and Shift+Tab back, each from what is selected or from the caret', () => {
  const at = (start: number, end = start) => ({ start, end })
  expect(nextBlank(TEXT, at(0), 1)).toEqual(ALL[0])
  expect(nextBlank(TEXT, at(2, 10), 1)).toEqual(ALL[1])
  expect(nextBlank(TEXT, at(21), 1)).toEqual(ALL[2])
  expect(nextBlank(TEXT, at(25, 40), 1)).toBeNull()
  expect(nextBlank(TEXT, at(14, 21), -1)).toEqual(ALL[0])
  expect(nextBlank(TEXT, at(40), -1)).toEqual(ALL[2])
  expect(nextBlank(TEXT, at(0), -1)).toBeNull()
})
