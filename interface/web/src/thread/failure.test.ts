import { expect, test } from 'vitest'
import { lookOf } from './failure'

test.each([
  ['missing_api_key', 'key', 'providers'],
  ['no_credits', 'usage', 'providers'],
  ['unknown_model', 'model', 'models'],
  ['rate_limited', 'clock', null],
  ['content_policy_violation', 'blocked', null],
  ['timeout', 'unplugged', null],
  ['something_new', 'alert', null],
] as const)('%s looks like %s and leads to %s', (code, icon, settings) => expect(lookOf(code)).toMatchObject({ icon, settings }))
