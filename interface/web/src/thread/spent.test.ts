import { expect, test } from 'vitest'
import { picture, version } from '@/conversation/testing'
import type { Reply } from '@/conversation/wire'
import { spentBeside } from './spent'

const refined = { model: 'cheap', purpose: 'refine', cost: 120_000, tokens_in: 1, tokens_out: 1, basis: 'provider' }
const paid = { model: 'painter', purpose: 'image', cost: 40_000, tokens_in: 1, tokens_out: 1, basis: 'provider' }
const unknown = { ...paid, cost: null }

const painted = () => picture('i1', { title: 'Lake', fraction: 1, version: version('v1') })
const of = (state: Reply['state'], usage: Reply['usage'], pictures: Reply['pictures'] = []) => spentBeside({ state, usage, pictures })

test('words cost what they cost; a picture has its own price', () => {
  expect(of('done', [refined, paid], [painted()])).toBe('$0.12')
  expect(of('done', [])).toBe('')
})

test('a failed picture shows what the provider said it cost', () => {
  expect(of('failed', [refined, paid])).toBe('$0.16')
})

test('a stopped picture costs an unknown amount, not what its refinement did', () => {
  expect(of('stopped', [refined, unknown])).toBe('cost unknown')
  expect(of('stopped', [refined, paid, unknown], [painted()])).toBe('cost unknown')
})

test('what the provider is still to tell is said to follow', () => {
  expect(of('stopped', [refined, { ...unknown, basis: 'pending' }])).toBe('cost follows')
})

test('what was painted before the end keeps its own price', () => {
  expect(of('stopped', [refined, paid], [painted()])).toBe('$0.12')
})
