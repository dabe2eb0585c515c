import { expect, test } from 'vitest'
import type { Provider } from '@/api/types'
import { offersOf } from './offers'

const provider = (name: string, more: Partial<Provider> = {}): Provider => ({
  name,
  label: name,
  connected: false,
  by: '',
  ending: '',
  needs: [{ name: 'KEY', help: '', link: '', credits: '', optional: false }],
  address: null,
  enrolls: false,
  testable: false,
  keeps_models: false,
  told: '',
  ...more,
})
const near = (name: string, found = '') =>
  provider(name, { needs: [], address: { usual: '', likely: 'http://127.0.0.1:1', example: '', own: '', found } })
const online = [provider('router'), provider('one'), provider('two'), provider('three')]
const always = provider('book', { needs: [] })
const offers = (...providers: Provider[]) => {
  const { named, others } = offersOf(providers)
  return [named.map(({ name }) => name).join(' '), others]
}

test('the two best known are offered by name, however many there are', () => {
  expect(offers(...online, near('llama'), always)).toEqual(['router one', 3])
})

test('what was found on this machine comes first, and one that is known stays beside it', () => {
  expect(offers(...online, near('llama', 'http://127.0.0.1:11434'), always)).toEqual(['llama router', 3])
  expect(offers(...online, near('llama', 'http://a'), near('webui', 'http://b'))).toEqual(['llama webui router', 3])
})

test('of few all are named', () => {
  expect(offers(online[0]!, always)).toEqual(['router', 0])
})

test('an address that nothing answers at is no offer, and one that asks for a key it can do without neither', () => {
  const needs = [{ name: 'KEY', help: '', link: '', credits: '', optional: true }]
  expect(offers(near('llama'), { ...near('any'), needs })).toEqual(['', 2])
})

test('whoever has a connection is offered none, also while it does not answer', () => {
  expect(offers(...online, provider('mine', { by: 'you' }))).toEqual(['', 0])
})
