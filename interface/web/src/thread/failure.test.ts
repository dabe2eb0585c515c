import { expect, test } from 'vitest'
import { lookOf } from './failure'

test.each([
  ['missing_api_key', 'key', true],
  ['rate_limited', 'clock', false],
  ['refused', 'blocked', false],
  ['timeout', 'unplugged', false],
  ['something_new', 'alert', false],
] as const)('%s looks like %s', (code, icon, settings) => expect(lookOf(code)).toMatchObject({ icon, settings }))
