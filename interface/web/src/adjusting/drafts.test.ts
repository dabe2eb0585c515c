import { expect, test } from 'vitest'
import { UNTOUCHED } from './adjustment'
import { drafts } from './drafts'

test('what was left is there for whoever comes back, once', () => {
  const kept = { adjustment: UNTOUCHED, onTop: false, mask: null }
  expect(drafts.take('v1')).toBeUndefined()
  drafts.leave('v1', kept)
  drafts.leave('v2', { ...kept, onTop: true })
  expect(drafts.take('v1')).toBe(kept)
  expect(drafts.take('v1')).toBeUndefined()
  expect(drafts.take('v2')?.onTop).toBe(true)
})
