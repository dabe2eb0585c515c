import { expect, test } from 'vitest'
import { image, version } from '@/conversation/testing'
import { canCompare } from './opening'

test('it takes two versions that are kept', () => {
  const versions = [version('v1'), version('v2', 'v1')]
  expect(canCompare(image(versions))).toBe(true)
  expect(canCompare(image([version('v1')]))).toBe(false)
  expect(canCompare(image([version('v1'), version('v2', 'v1', { kept: false })]))).toBe(false)
})
