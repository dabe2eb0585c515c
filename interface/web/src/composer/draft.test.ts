// @vitest-environment happy-dom
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

test('a draft of a conversation that is gone is left over until it is taken', () => {
  const drafts = new Drafts(localStorage)
  drafts.write('c1', 'about the apple')
  drafts.write('c2', 'about the pear')
  expect(drafts.leftOver()).toEqual([])
  drafts.leave('c1')
  drafts.leave('nothing was written here')
  expect(drafts.leftOver()).toEqual([{ conversation: 'c1', text: 'about the apple' }])
  drafts.write('c1', 'about the apple tree') // the box was still open
  expect(drafts.leftOver()).toEqual([{ conversation: 'c1', text: 'about the apple tree' }])
  drafts.drop('c1')
  expect(drafts.leftOver()).toEqual([])
})

test('a conversation that is back has its draft again', () => {
  const drafts = new Drafts(localStorage)
  drafts.write('c1', 'words')
  drafts.leave('c1')
  drafts.rejoin('c1')
  expect([drafts.leftOver(), drafts.read('c1')]).toEqual([[], 'words'])
})

test('chosen pictures are a draft without words', () => {
  const drafts = new Drafts(localStorage)
  drafts.leave('c1', true)
  expect(drafts.leftOver()).toEqual([{ conversation: 'c1', text: '' }])
})

test('somebody new finds what was written before, but for the box of a new conversation, which is still theirs', () => {
  const drafts = new Drafts(localStorage)
  drafts.write('c1', 'one')
  drafts.write(null, 'two')
  drafts.leaveAll()
  expect(drafts.leftOver()).toEqual([{ conversation: 'c1', text: 'one' }])
  expect(drafts.read(null)).toBe('two')
})
