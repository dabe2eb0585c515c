import { expect, test } from 'vitest'
import { Recall } from './recall'

test('up goes to older words and stays at the oldest, down comes back to the empty box', () => {
  const recall = new Recall()
  expect(recall.begin(['new', 'old'])).toBe('new')
  expect(recall.place).toEqual({ n: 1, count: 2 })
  expect([recall.step(1), recall.step(1), recall.place.n]).toEqual(['old', null, 2])
  expect([recall.step(-1), recall.step(-1)]).toEqual(['new', ''])
  expect(recall.holds('')).toBe(false)
})

test('words that were changed are not stepped away from', () => {
  const recall = new Recall()
  recall.begin(['new'])
  expect([recall.holds('new'), recall.holds('new!')]).toEqual([true, false])
})

test('where nothing was said yet nothing comes', () => {
  const recall = new Recall()
  expect([recall.begin([]), recall.holds('')]).toEqual([null, false])
})
