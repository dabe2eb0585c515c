import { expect, test } from 'vitest'
import { paintingCost } from '@/models/cost'
import { aModel } from '@/models/testing'
import { aspectOf, priceOf } from './price'

const model = (image: number | null, local = false, aspects = ['1:1', '3:2']) =>
  aModel({ kind: 'image', local, aspects, price: { image, input_per_million: null, output_per_million: null, rates: [], reference: 0 } })

test.each([
  [model(40_000), 'about $0.04'],
  [model(null), 'price unknown'],
  [model(0, true), 'free, on this machine'],
  [null, 'No painting model yet'],
])('a price is said before it is spent', (given, said) => {
  expect(priceOf(given, given && paintingCost(given, {}))).toBe(said)
})

test('a shape that the model cannot make is not promised', () => {
  expect(aspectOf(model(0), '3:2')).toBe('3:2')
  expect(aspectOf(model(0), '9:16')).toBe('1:1')
})
