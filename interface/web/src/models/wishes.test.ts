import '@/locales/later'
import { expect, test } from 'vitest'
import { aModel } from './testing'
import { offeredBy, whyNot } from './wishes'

const plain = aModel({ label: 'Brush', kind: 'image' })
const able = aModel({ kind: 'image', qualities: ['auto', 'high'], seed: true, negative: true, references: 3 })

test('what the model declares can be chosen', () => {
  expect(offeredBy(able, 'quality')).toEqual(['auto', 'high'])
  for (const name of ['quality', 'seed', 'negative', 'references'] as const) expect(whyNot(able, name)).toBe('')
})

test('what it would ignore says why', () => {
  for (const name of ['quality', 'resolution', 'format', 'background', 'seed', 'negative', 'references'] as const) {
    expect(whyNot(plain, name)).toContain('Brush')
  }
  expect(whyNot(null, 'seed')).toBe('No painting model yet')
})
