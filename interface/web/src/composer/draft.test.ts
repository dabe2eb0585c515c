import { beforeEach, expect, test } from 'vitest'
import { Drafts } from './draft'

beforeEach(() => localStorage.clear())

test('a draft survives a reload, each conversation its own', () => {
  new Drafts(localStorage).write('c1', 'half a sent')
  new Drafts(localStorage).write(null, 'something new')
  const later = new Drafts(localStorage)
  expect([later.read('c1'), later.read('c2'), later.read(null)]).toEqual(['half a sent', '', 'something new'])
})

test('an emptied box leaves nothing behind', () => {
  const drafts = new Drafts(localStorage)
  drafts.write('c1', 'words')
  drafts.write('c1', '')
  expect(Object.keys(localStorage)).toEqual([])
})

test('the oldest are forgotten, so that it does not grow for ever', () => {
  const drafts = new Drafts(localStorage)
  localStorage.setItem('atelier.draft.broken', '{')
  for (let at = 0; at < 60; at += 1) drafts.write(`c${at}`, 'words')
  expect(Object.keys(localStorage)).toHaveLength(50)
  expect(drafts.read('c59')).toBe('words')
  expect(drafts.read('broken')).toBe('')
})

test('without storage nothing breaks', () => {
  const drafts = new Drafts(null)
  drafts.write('c1', 'words')
  expect(drafts.read('c1')).toBe('')
})
