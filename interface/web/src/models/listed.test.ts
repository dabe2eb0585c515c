import { beforeEach, expect, test, vi } from 'vitest'
import { call } from '@/api/client'
import { forgetListed, listed, readListed } from './listed'

vi.mock('@/api/client', () => ({ call: vi.fn() }))
const asked = vi.mocked(call)
const answer = (...ids: string[]) => ({ models: ids.map((id) => ({ id })) })
const ids = () => listed.value?.models.map(({ id }) => id)

beforeEach(() => {
  forgetListed()
  asked.mockReset()
})

test('all models are read once for what is connected, and again when that changes', async () => {
  const before = { chosen: 'a' }
  asked.mockResolvedValue(answer('a', 'b'))
  await readListed(before)
  await readListed(before)
  expect(ids()).toEqual(['a', 'b'])
  expect(asked).toHaveBeenCalledExactlyOnceWith('GET', '/models')

  asked.mockResolvedValue(answer('a', 'b', 'c'))
  await readListed({ chosen: 'c' })
  expect(ids()).toEqual(['a', 'b', 'c'])
})

test('who chooses a little later sees what a provider has told since', async () => {
  vi.useFakeTimers()
  const working = { chosen: 'a' }
  asked.mockResolvedValueOnce(answer('a')).mockResolvedValueOnce(answer('a', 'b'))
  await readListed(working)
  vi.advanceTimersByTime(11_000)
  await readListed(working)
  vi.useRealTimers()
  expect(ids()).toEqual(['a', 'b'])
})

test('what cannot be read leaves what was known', async () => {
  asked.mockResolvedValueOnce(answer('a'))
  await readListed({})
  asked.mockRejectedValueOnce(new Error('offline'))
  await readListed({})
  expect(ids()).toEqual(['a'])
})

test('an answer that comes after somebody else is here is nobody’s', async () => {
  let arrive = (_: unknown) => {}
  asked.mockReturnValue(new Promise((done) => (arrive = done)))
  const reading = readListed({ user: 'ada' })
  forgetListed()
  arrive(answer('hers'))
  await reading
  expect(listed.value).toBeNull()
})
