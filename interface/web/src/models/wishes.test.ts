import '@/locales/later'
import { expect, test } from 'vitest'
import { aModel } from './testing'
import { offeredBy, shownFor, whyNot, whyNotCompressed } from './wishes'

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

test('a rare list is there for a model that has it, and where it was chosen', () => {
  const usual = ['resolution', 'quality', 'format', 'background']
  expect(shownFor(plain, {})).toEqual(usual)
  expect(shownFor(plain, { moderation: 'low' })).toEqual([...usual, 'moderation'])
  expect(whyNot(plain, 'moderation')).toBe('Brush has no choice of moderation.')
  expect(shownFor(aModel({ moderations: ['auto', 'low'] }), {})).toEqual([...usual, 'moderation'])
})

test('compression is for the formats that have it', () => {
  const presses = aModel({ formats: ['png', 'jpeg', 'webp'], compressed: ['jpeg', 'webp'] })
  expect(whyNotCompressed(presses, 'jpeg')).toBe('')
  for (const format of ['', 'png']) expect(whyNotCompressed(presses, format)).toContain('JPEG, WebP')
})
