import { expect, test } from 'vitest'
import { recipe, version } from '@/conversation/testing'
import type { SheetEntry, SheetGroup } from '@/conversation/wire'
import { asText, glance, markOf, saysPlace } from './sheet'

const entry = (id: string, fate: SheetEntry['fate'] = 'kept'): SheetEntry => ({
  id,
  label: id.toUpperCase(),
  value: `${id} value`,
  fate,
  source: 'EXIF',
})
const groups: SheetGroup[] = [
  { id: 'file', title: 'File', entries: [entry('format'), entry('bytes'), entry('depth')] },
  { id: 'place', title: 'Place', entries: [entry('coordinates', 'private')] },
]

test('what is taken out says so; credit does while the setting holds it back', () => {
  expect(markOf(entry('iso', 'private'), true)).toBe('private')
  expect(markOf(entry('author', 'credit'), false)).toBe('credit')
  expect(markOf(entry('author', 'credit'), true)).toBeNull()
  expect(markOf(entry('format'), false)).toBeNull()
})

test('it is copied as lines under their titles', () => {
  expect(asText(groups)).toBe('File\nFORMAT: format value\nBYTES: bytes value\nDEPTH: depth value\n\nPlace\nCOORDINATES: coordinates value')
})

test('a glance shows the first of each group and counts the rest', () => {
  const { groups: shown, left } = glance(groups, 2)
  expect(shown.map(({ entries }) => entries.length)).toEqual([2, 1])
  expect(left).toBe(1)
})

test('an upload that says where it was taken is known by what was noticed', () => {
  const sent = (...noticed: string[]) => version('v1', null, { recipe: recipe('upload', null, { noticed }) })
  expect(saysPlace(sent('place: kept only in the original'))).toBe(true)
  expect(saysPlace(sent('animation: first frame used'))).toBe(false)
  expect(saysPlace(sent())).toBe(false)
  expect(saysPlace(version('v2', 'v1', { recipe: recipe('operation', 'v1', { noticed: ['place'] }) }))).toBe(false)
})
