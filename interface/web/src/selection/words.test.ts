import { expect, test } from 'vitest'
import { image, version } from '@/conversation/testing'
import { about } from './words'

test('a command names the pictures by their numbers', () => {
  expect(about('/compress web', [1, 3].map((number) => ({ ...image([version('v1', null)]), number })))).toBe('/compress web #1 #3')
})
