import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { call } from './client'
import { ApiError } from './error'

const fetched = vi.fn<typeof fetch>()
const good = () => new Response(JSON.stringify({ success: true, data: 1 }))
const cut = new TypeError('Failed to fetch')

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', {})
  vi.stubGlobal('fetch', fetched.mockReset())
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** What came of it, some seconds later. */
async function outcome(asked: Promise<unknown>): Promise<unknown> {
  const settled = asked.catch((reason: unknown) => reason)
  await vi.advanceTimersByTimeAsync(5000)
  return settled
}

test('what only reads is asked once more where the network failed', async () => {
  fetched.mockRejectedValueOnce(cut).mockResolvedValueOnce(good())
  expect(await outcome(call('GET', '/session'))).toBe(1)
  expect(fetched).toHaveBeenCalledTimes(2)
})

test('a second failure is told', async () => {
  fetched.mockRejectedValue(cut)
  const told = await outcome(call('GET', '/session'))
  expect(told).toBeInstanceOf(ApiError)
  expect((told as ApiError).code).toBe('unreachable')
  expect(fetched).toHaveBeenCalledTimes(2)
})

test('what changes something is asked once: it may have been done', async () => {
  fetched.mockRejectedValue(cut)
  expect(((await outcome(call('POST', '/conversations', { body: {} }))) as ApiError).code).toBe('unreachable')
  expect(fetched).toHaveBeenCalledTimes(1)
})

test('a refusal is an answer', async () => {
  fetched.mockResolvedValue(new Response(JSON.stringify({ success: false, error: { code: 'not_found' } }), { status: 404 }))
  expect(((await outcome(call('GET', '/images/x'))) as ApiError).status).toBe(404)
  expect(fetched).toHaveBeenCalledTimes(1)
})

test('what was given up is not asked again', async () => {
  const giving = new AbortController()
  fetched.mockImplementation((_, options) => {
    giving.abort()
    return Promise.reject(options?.signal?.reason as Error)
  })
  expect(await outcome(call('GET', '/conversations', { signal: giving.signal }))).toBe(giving.signal.reason)
  expect(fetched).toHaveBeenCalledTimes(1)
})
