import { expect, test } from 'vitest'
import type { LocationQuery } from 'vue-router'
import { cameBack } from './returned'

test('who comes back brings a state and a code', () => {
  expect(cameBack({ from: 'acme', state: 's1', code: 'c1' })).toEqual({ from: 'acme', state: 's1', code: 'c1' })
})

test('who did not allow it brings no code', () => {
  expect(cameBack({ from: 'acme', state: 's1', error: 'access_denied' })).toEqual({ from: 'acme', state: 's1', code: '' })
})

const NOBODY: LocationQuery[] = [{}, { code: 'c1' }, { from: 'acme' }, { state: 's1' }, { from: ['a', 'b'], state: 's1' }]

test.each(NOBODY)('nobody came back: %o', (query) => {
  expect(cameBack(query)).toBeNull()
})
