import { expect, test } from 'vitest'
import { lookOf } from './failure'

test.each([
  ['missing_api_key', 'key', 'providers'],
  ['no_credits', 'usage', 'providers'],
  ['unknown_model', 'model', 'models'],
  ['rate_limited', 'clock', null],
  ['content_policy_violation', 'blocked', null],
  ['timeout', 'unplugged', null],
  ['wrong_address', 'unplugged', 'providers'],
  ['untrusted_certificate', 'unplugged', 'providers'],
  ['provider_quota', 'usage', 'providers'],
  ['prompt_too_long', 'text', null],
  ['too_long', 'model', 'models'],
  ['bad_picture', 'image', null],
  ['privacy', 'model', 'models'],
  ['constraint', 'model', 'models'],
  ['free_ended', 'model', 'models'],
  ['region', 'model', 'models'],
  ['unverified', 'model', 'models'],
  ['unavailable', 'model', 'models'],
  ['free_limit', 'clock', 'models'],
  ['too_much_at_once', 'clock', null],
  ['something_new', 'alert', null],
] as const)('%s looks like %s and leads to %s', (code, icon, settings) => expect(lookOf(code)).toMatchObject({ icon, settings }))
