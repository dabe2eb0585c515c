import { expect, test } from 'vitest'
import { Attempt } from './attempt'

test('one runs at a time', async () => {
  const attempt = new Attempt<string>()
  const first = attempt.make(() => Promise.resolve('made'))
  expect(attempt.running.value).toBe(true)
  expect(await attempt.make(() => Promise.resolve('again'))).toBeNull()
  expect([await first, attempt.running.value, attempt.refused.value]).toEqual(['made', false, null])
})

test('what is refused is told until the next one', async () => {
  const attempt = new Attempt<string>()
  expect(await attempt.make(() => Promise.reject(new Error('no')))).toBeNull()
  expect(attempt.refused.value).not.toBeNull()
  await attempt.make(() => Promise.resolve('made'))
  expect(attempt.refused.value).toBeNull()
})

test('what is given up is no refusal', async () => {
  const attempt = new Attempt<string>()
  const made = attempt.make((signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('gone')))))
  attempt.giveUp()
  expect([await made, attempt.refused.value, attempt.running.value]).toEqual([null, null, false])
})
