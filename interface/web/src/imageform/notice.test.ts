import { expect, test } from 'vitest'
import words from '@/locales/en/imageform'
import { noticeOf } from './notice'

const CODES = [
  'missing_prompt',
  'missing_api_key',
  'openrouter_error',
  'empty_response',
  'timeout',
  'silence',
  'internal_error',
  'rate_limited',
  'unauthorized',
  'unreachable',
]

test.each(CODES)('%s has a title and a way on', (code) => {
  const notice = noticeOf(code, false)
  expect(Object.keys(words.failed)).toContain(code)
  expect(notice.retry || notice.next).toBeTruthy()
})

test('a missing key leads to the providers, an empty prompt to the prompt, a signed-out person to the door', () => {
  expect(noticeOf('missing_api_key', false).next).toBe('providers')
  expect(noticeOf('missing_prompt', false).next).toBe('prompt')
  expect(noticeOf('unauthorized', false).next).toBe('login')
})

test('money is spoken of only as far as it is known', () => {
  expect(noticeOf('rate_limited', false).charge).toBe('nothingCharged')
  expect(noticeOf('silence', false).charge).toBe('mayHaveCharged')
  expect(noticeOf('openrouter_error', false).charge).toBeNull()
  expect(noticeOf('silence', true).charge).toBe('nothingCharged')
})

test('a code that is not known yet can still be tried again', () => {
  expect(noticeOf('flooded', false)).toMatchObject({ retry: true, tone: 'bad' })
})
