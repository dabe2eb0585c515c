import { describe, expect, it } from 'vitest'
import type { Recipe } from '@/conversation/wire'
import { factsOf, type ReceiptFile, type ReceiptStep } from './receipt'

const file: ReceiptFile = {
  version: 'v1',
  image: 'i1',
  number: 3,
  title: 'Fox',
  sha256: 'ab'.repeat(32),
  media_type: 'image/png',
  bytes: 240_000,
  width: 800,
  height: 600,
}

function step(recipe: Pick<Recipe, 'kind' | 'by'> & { values: object; software?: string }, more: Partial<ReceiptStep> = {}): ReceiptStep {
  const made = { parents: [], ...recipe } as unknown as Recipe
  const usual = { result: file, did: 'Done', provider: '', model: '', inputs: [], lost: 0, cost: 0, seconds: 0 }
  return { ...usual, created: '2026-11-30T10:00:00Z', recipe: made, ...more }
}

const told = (one: ReceiptStep) => Object.fromEntries(factsOf(one).map(({ label, value }) => [label, value]))

describe('a receipt', () => {
  it('says who painted it from which words, with which seed, and what it cost', () => {
    const values = { model: 'bfl/flux', prompt: 'a fox', refined: 'A red fox', seed: 7, aspect: '4:3' }
    const recipe = { kind: 'painting', by: 'model:bfl/flux', values, software: '0.1.0' } as const
    const facts = told(step(recipe, { model: 'FLUX', provider: 'bfl', cost: 40_000, seconds: 12 }))
    expect(facts).toMatchObject({
      Model: 'FLUX (bfl)',
      'Your words': 'a fox',
      'Sent to the model': 'A red fox',
      Seed: '7',
      Shape: '4:3',
      Cost: '$0.04',
      'Made by': 'Atelier 0.1.0',
    })
    expect(facts['Checksum']).toBe('SHA-256 abababababab…')
  })

  it('leaves out what was not said, and words that were sent as they are', () => {
    const values = { model: 'x/y', prompt: 'a fox', refined: 'a fox', seed: null }
    const facts = told(step({ kind: 'painting', by: 'model:x/y', values }, { cost: null }))
    expect(Object.keys(facts)).not.toContain('Sent to the model')
    expect(Object.keys(facts)).not.toContain('Seed')
    expect(Object.keys(facts)).not.toContain('Made by')
    expect(facts.Cost).toBe('cost unknown')
  })

  it('names an operation’s values, and what it was made from by its bytes', () => {
    const facts = told(step({ kind: 'operation', by: 'operation:brightness', values: { factor: 1.3 } }, { inputs: [file] }))
    expect(facts).toMatchObject({ factor: '1.3', 'Made from': '#3 Fox · SHA-256 abababababab…' })
  })

  it('says which inputs and files are gone', () => {
    const facts = told(step({ kind: 'collage', by: 'command:collage', values: {} }, { lost: 2, result: { ...file, sha256: '' } }))
    expect(facts['Made from']).toBe('2 pictures that are gone')
    expect(facts['Checksum']).toBe('the file is no longer kept')
  })
})
