import { expect, test } from 'vitest'
import { Selection } from './selection'
import { hung } from './testing'

const [cat, dog, fox] = [hung({ id: 'cat', bytes: 100 }), hung({ id: 'dog', bytes: 20 }), hung({ id: 'fox', bytes: 3 })]

test('a second time takes it back, and the last one is where a range begins', () => {
  const selection = new Selection()
  selection.toggle(cat, 0)
  selection.toggle(dog, 1)
  selection.toggle(cat, 0)
  expect(selection.list()).toEqual([dog])
  expect([selection.count.value, selection.bytes.value, selection.anchor]).toEqual([1, 20, 0])
})

test('a range adds what was read of it', () => {
  const selection = new Selection()
  selection.add([cat, undefined, fox])
  expect([selection.has('cat'), selection.has('dog'), selection.bytes.value]).toEqual([true, false, 103])
})

test('what is gone is not selected, what was changed is known as it is now', () => {
  const selection = new Selection()
  selection.add([cat, dog])
  selection.keep([{ ...cat, bytes: 7 }, fox], new Set(['dog']))
  expect([selection.count.value, selection.bytes.value]).toEqual([1, 7])
})

test('selecting may begin with nothing, and ends with clearing', () => {
  const selection = new Selection()
  selection.begun.value = true
  expect(selection.active.value).toBe(true)
  selection.clear()
  expect(selection.active.value).toBe(false)
})
