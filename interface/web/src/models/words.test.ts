import '@/locales/later'
import { expect, test } from 'vitest'
import { aModel } from './testing'
import { abilities, costInWords } from './words'

const price = (image: number | null) => ({ image, input_per_million: null, output_per_million: null, rates: [], reference: 0 })

test.each([
  [aModel({ kind: 'image', price: price(67_200) }), '≈ $0.07 a picture'],
  [aModel({ kind: 'both', price: price(67_200), reply: 2_500 }), '≈ $0.07 a picture'],
  [aModel({ reply: 2_500 }), '≈ $0.0025 a reply'],
  [aModel({ reply: 0 }), 'free'],
  [aModel({ local: true }), 'free, on this machine'],
  [aModel({}), 'price unknown'],
])('a price is said so that a person understands it', (model, said) => expect(costInWords(model)).toBe(said))

test('what it can do stands in a few words', () => {
  expect(abilities(aModel({ vision: true, tools: true, context: 200_000, tags: ['thinking'] }))).toEqual([
    'sees pictures',
    'tools',
    'reads 200K tokens',
    'thinking',
  ])
  const painter = aModel({ kind: 'image', edit: true, vision: true, context: 1_048_576 })
  expect(abilities(painter)).toEqual(['changes pictures', 'reads 1M tokens'])
})
