import { expect, test } from 'vitest'
import { image, version } from '@/conversation/testing'
import { chosenEnd, usualEnds } from './ends'

test('a version is compared with the one it was made from', () => {
  const versions = [version('v1'), version('v2', 'v1'), version('v3', 'v1')]
  expect(usualEnds(image(versions, 'v3'))).toEqual({ before: 'v1', after: 'v3' })
})

test('the first version is compared with what was made from it, and nothing with itself', () => {
  const versions = [version('v1'), version('v2', 'v1')]
  expect(usualEnds(image(versions, 'v1'))).toEqual({ before: 'v1', after: 'v2' })
  expect(usualEnds(image([version('v1')]))).toBeNull()
})

test('what is no longer kept is passed by', () => {
  const versions = [version('v1'), version('v2', 'v1', { kept: false }), version('v3', 'v2')]
  expect(usualEnds(image(versions, 'v3'))).toEqual({ before: 'v1', after: 'v3' })
})

test('choosing the other end changes places', () => {
  const ends = { before: 'v1', after: 'v3' }
  expect(chosenEnd(ends, 'before', 'v2')).toEqual({ before: 'v2', after: 'v3' })
  expect(chosenEnd(ends, 'before', 'v3')).toEqual({ before: 'v3', after: 'v1' })
})
