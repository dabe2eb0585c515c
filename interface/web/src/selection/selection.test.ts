import { beforeEach, expect, test } from 'vitest'
import { Selection } from './selection'

const order = ['a', 'b', 'c', 'd']
let selection: Selection
const chosen = () => order.filter((id) => selection.has(id)).join('')

beforeEach(() => (selection = new Selection()))

test('one by one', () => {
  selection.toggle('b')
  selection.toggle('d')
  expect(chosen()).toBe('bd')
  selection.toggle('b')
  expect(chosen()).toBe('d')
})

test('from the last one to this one, forwards and back', () => {
  selection.toggle('b')
  selection.extend('d', order)
  expect(chosen()).toBe('bcd')
  selection.clear()
  selection.toggle('d')
  selection.extend('c', order)
  expect(chosen()).toBe('cd')
})

test('a range that begins nowhere is the one thing', () => {
  selection.extend('c', order)
  expect(chosen()).toBe('c')
  selection.clear()
  selection.toggle('gone')
  selection.extend('b', order)
  expect(chosen()).toBe('b')
})

test('all, and none', () => {
  selection.all(order)
  expect(chosen()).toBe('abcd')
  selection.clear()
  expect(chosen()).toBe('')
})
