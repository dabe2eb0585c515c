import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ApiError } from '@/api/error'
import type { Token } from '@/api/types'
import { createTokens, expiryOf, isExpired, UNDO_MS } from './tokens'

const token = (id: string): Token => ({
  id,
  name: id,
  created: '2026-11-20T10:00:00Z',
  last_used: null,
  scopes: ['read'],
  expires: null,
})

let rows: Token[]
let removed: string[]
let refuses: boolean
let tokens: ReturnType<typeof createTokens>
const ids = () => tokens.state.rows.map(({ id }) => id)

function refuse(): void {
  if (refuses) throw new ApiError({ code: 'unreachable', title: 'No answer' })
}

beforeEach(async () => {
  vi.useFakeTimers()
  rows = [token('a'), token('b')]
  removed = []
  refuses = false
  tokens = createTokens({
    list: async () => {
      refuse()
      return [...rows]
    },
    make: async ({ name }) => {
      refuse()
      rows.push(token(name))
      return { ...token(name), token: 'atl_secret' }
    },
    remove: async (id) => {
      refuse()
      removed.push(id)
      rows = rows.filter((one) => one.id !== id)
    },
  })
  await tokens.load()
})

afterEach(() => vi.useRealTimers())

test('a new token is shown with its secret until one has it', async () => {
  expect(await tokens.make({ name: '  script ', scopes: ['read'] })).toBe(true)
  expect(tokens.state.made).toMatchObject({ name: 'script', token: 'atl_secret' })
  expect(ids()).toEqual(['a', 'b', 'script'])
  tokens.forget()
  expect(tokens.state.made).toBeNull()
})

test('a token has to be good for something', async () => {
  expect(await tokens.make({ name: 'script', scopes: [] })).toBe(false)
  expect(ids()).toEqual(['a', 'b'])
})

test('it expires never, after days, or when a day is over here', () => {
  const now = new Date('2026-11-30T12:00:00')
  expect(expiryOf('never', '', now)).toEqual({})
  expect(expiryOf('90', '', now)).toEqual({ days: 90 })
  expect(expiryOf('date', '2026-11-30', now)).toEqual({ expires: new Date('2026-11-30T23:59:59.999').toISOString() })
  expect(expiryOf('date', '2026-11-29', now)).toBeNull()
  expect(expiryOf('date', '', now)).toBeNull()
})

test('from its moment on it has expired', () => {
  const expires = '2026-12-01T00:00:00.000Z'
  expect(isExpired(token('a'))).toBe(false)
  expect(isExpired({ ...token('a'), expires }, new Date('2026-11-30T23:59:59Z'))).toBe(false)
  expect(isExpired({ ...token('a'), expires }, new Date(expires))).toBe(true)
})

test('a name is needed, and a failure makes nothing', async () => {
  expect(await tokens.make({ name: '  ', scopes: ['read'] })).toBe(false)
  refuses = true
  expect(await tokens.make({ name: 'script', scopes: ['read'] })).toBe(false)
  expect(tokens.state).toMatchObject({ made: null, making: false, failure: { title: 'No answer' } })
})

test('a token is revoked when the time for Undo is over', async () => {
  tokens.revoke('a')
  expect(tokens.state.leaving).toEqual(['a'])
  await vi.advanceTimersByTimeAsync(UNDO_MS - 1)
  expect(removed).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(removed).toEqual(['a'])
  expect(ids()).toEqual(['b'])
})

test('undo keeps it', async () => {
  tokens.revoke('a')
  tokens.undo('a')
  await vi.advanceTimersByTimeAsync(2 * UNDO_MS)
  expect(removed).toEqual([])
  expect(ids()).toEqual(['a', 'b'])
})

test('leaving the page revokes at once', async () => {
  tokens.revoke('a')
  tokens.revoke('b')
  await tokens.finish()
  expect(removed).toEqual(['a', 'b'])
})

test('a token that could not be revoked is still listed', async () => {
  tokens.revoke('b')
  refuses = true
  await tokens.finish()
  expect(ids()).toEqual(['a', 'b'])
  expect(tokens.state.failure?.title).toBe('No answer')
})
