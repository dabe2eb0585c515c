import { expect, test } from 'vitest'
import type { Model } from '@/api/types'
import { aspectOf, priceOf } from './price'

const model = (image: number | null, local = false, aspects = ['1:1', '3:2']): Model => ({
  id: 'x/y', label: 'Y', provider: 'x', local, vision: false, tools: false, edit: false, stand_in: false, aspects,
  price: { image, input_per_million: null, output_per_million: null },
})

test.each([
  [model(40_000), 'about $0.04'],
  [model(null), 'price unknown'],
  [model(0, true), 'free, on this machine'],
  [null, 'No painting model yet'],
])('a price is said before it is spent', (given, said) => expect(priceOf(given)).toBe(said))

test('a shape that the model cannot make is not promised', () => {
  expect(aspectOf(model(0), '3:2')).toBe('3:2')
  expect(aspectOf(model(0), '9:16')).toBe('1:1')
})
