import '@/locales/later'
import { expect, test } from 'vitest'
import { forJob, grouped, recentWith, typedId, type Wanted } from './groups'
import { ModelSearch } from './search'
import { aModel } from './testing'

const price = { image: 40_000, input_per_million: null, output_per_million: null, rates: [], reference: 0 }
const brush = aModel({ id: 'acme/brush', label: 'Brush', kind: 'image', price })
const pencil = aModel({ id: 'acme/pencil', label: 'Pencil', kind: 'image', recommended: true })
const big = aModel({ id: 'acme/big', label: 'Big', reply: 2_500 })
const both = aModel({ id: 'acme/both', label: 'Both', kind: 'both' })
const all = [brush, pencil, big, both]

function titles(asked: Partial<Wanted>) {
  const wanted: Wanted = { job: 'any', q: '', flags: new Set(), order: 'best', favourites: [], recent: [], ...asked }
  return grouped(new ModelSearch(forJob(all, wanted.job)), wanted).map(({ title, models }) => [title, ...models.map(({ label }) => label)])
}

test('each model stands once: a favourite, used lately, recommended, or by what it answers with', () => {
  expect(titles({ favourites: ['acme/big', 'acme/gone'], recent: ['acme/big', 'acme/both'] })).toEqual([
    ['favourites', 'Big'],
    ['recent', 'Both'],
    ['recommended', 'Pencil'],
    ['image', 'Brush'],
  ])
})

test('with words only what fits them is there, what fits best first', () => {
  expect(titles({ q: 'b', recent: ['acme/pencil'] })).toEqual([['image', 'Brush'], ['text', 'Big'], ['both', 'Both']])
})

test('a job has those that can do it', () => {
  expect(titles({ job: 'image', order: 'price' })).toEqual([['image', 'Brush', 'Pencil'], ['both', 'Both']])
  expect(titles({ job: 'chat' })).toEqual([['text', 'Big'], ['both', 'Both']])
})

test('an id that nobody lists can be typed; words and known ids are none', () => {
  expect(typedId(' acme/new-1 ', all)).toBe('acme/new-1')
  expect(typedId('openrouter/acme/new:free', all)).toBe('openrouter/acme/new:free')
  for (const none of ['', 'new', 'a new/one', 'acme/', '/new', 'acme/brush']) expect(typedId(none, all)).toBe('')
})

test('what is chosen was used last, once', () => {
  expect(recentWith(['a', 'b', 'c'], 'b')).toEqual(['b', 'a', 'c'])
  expect(recentWith(['1', '2', '3', '4', '5', '6', '7', '8'], '9')).toHaveLength(8)
})
