import { expect, test } from 'vitest'
import { hung } from './testing'
import { LONGEST, named, unknownPart } from './naming'

const picture = hung({ title: 'IMG_2041', created: new Date(2026, 10, 5, 9).toISOString() })
const name = (pattern: string, place = 7) => named(pattern, picture, place, 'Holiday photos')

test('a pattern counts, with leading zeros where it asks for them', () => {
  expect(name('holiday-{n:03}')).toBe('holiday-007')
  expect(name('holiday-{n:03}', 1234)).toBe('holiday-1234')
  expect(name('{n} of many')).toBe('7 of many')
})

test('it takes over the title, the day and the conversation', () => {
  expect(name('{date} {title}')).toBe('2026-11-05 IMG_2041')
  expect(name('{conversation}, {n}')).toBe('Holiday photos, 7')
})

test('a title is one line of bearable length', () => {
  expect(name(' a\n\tb\u0000c ')).toBe('a b c')
  expect(name('x'.repeat(500))).toHaveLength(LONGEST)
})

test('what there is not is named', () => {
  expect(unknownPart('{title} {n:03} {date}')).toBeNull()
  expect(unknownPart('{model}')).toBe('{model}')
  expect(unknownPart('{n:x}')).toBe('{n:x}')
  expect(unknownPart('no parts')).toBeNull()
})
