import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { PictureRate } from '@/api/types'
import { paintingCost, pictureCost } from './cost'
import { aModel } from './testing'

interface Shared {
  prices: Record<string, { image: number | null; rates?: Partial<PictureRate>[]; reference?: number }>
  cases: { price: string; resolution?: string; quality?: string; references?: number; costs: number | null }[]
}
const shared = JSON.parse(readFileSync('../../tests/fixtures/picture_costs.json', 'utf8')) as Shared

const price = (name: string) => {
  const { image, rates = [], reference = 0 } = shared.prices[name]!
  const whole = rates.map((rate) => ({ image: 0, resolution: '', quality: '', ...rate }))
  return { image, rates: whole, reference, input_per_million: null, output_per_million: null }
}

test.each(shared.cases)('$price with $resolution $quality costs $costs, as the server has it', ({ price: name, costs, ...wanted }) => {
  expect(pictureCost(price(name), wanted)).toBe(costs)
})

test('several pictures, the refining, and what the model does not offer', () => {
  const painter = aModel({ kind: 'image', qualities: ['auto', 'low', 'high'], references: 1, price: price('tokens') })
  const cheap = aModel({ price: { ...price('plain'), input_per_million: 1_000_000, output_per_million: 5_000_000 } })

  expect(paintingCost(painter, { count: 3, quality: 'high' })).toBe(633_000)
  expect(paintingCost(painter, { quality: 'best', resolution: '4K' })).toBe(53_000)
  expect(paintingCost(painter, {}, cheap)).toBe(53_000 + 2_250)
  expect(paintingCost(aModel({ kind: 'image', local: true }), { count: 5 }, null)).toBe(0)
  expect(paintingCost(aModel({ kind: 'image' }), {}, cheap)).toBeNull()
})
