import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ApiError } from '@/api/error'
import { asConversation, type Found } from './found'
import { createSearch } from './search'

interface Asked {
  words: string
  signal: AbortSignal
  answer: (rows: Found[]) => void
  fail: (reason: unknown) => void
}

const resting = { updated: '2026-11-20T10:00:00Z', thumbnail: null, pinned: false, running: false, unseen: null }
const row = (title: string) => asConversation({ id: title, title, ...resting })

let asked: Asked[]
let search: ReturnType<typeof createSearch>

beforeEach(() => {
  vi.useFakeTimers()
  asked = []
  search = createSearch(
    (words, signal) => new Promise((answer, fail) => asked.push({ words, signal, answer, fail })),
  )
})

afterEach(() => vi.useRealTimers())

const settle = () => vi.advanceTimersByTimeAsync(1000)

test('it asks once, when the typing pauses', async () => {
  for (const words of ['l', 'la', 'lake ']) {
    search.type(words)
    await vi.advanceTimersByTimeAsync(50)
  }
  expect(asked).toHaveLength(0)
  expect(search.state.busy).toBe(true)
  await settle()
  expect(asked.map(({ words }) => words)).toEqual(['lake'])
})

test('a newer search cancels the older, whose late answer changes nothing', async () => {
  search.type('lake')
  await settle()
  search.type('fox')
  expect(asked[0]?.signal.aborted).toBe(true)
  await settle()
  asked[1]?.answer([row('A fox')])
  asked[0]?.answer([row('A lake')])
  await settle()
  expect(search.state.rows.map(({ id }) => id)).toEqual(['conversation A fox'])
  expect(search.state.busy).toBe(false)
})

test('a failure is kept to be shown, and the words with it', async () => {
  search.type('lake')
  await settle()
  asked[0]?.fail(new ApiError({ code: 'unreachable', title: 'The studio does not answer' }))
  await settle()
  expect(search.state.failure?.title).toBe('The studio does not answer')
  expect(search.state.words).toBe('lake')
  void search.ask()
  asked[1]?.answer([])
  await settle()
  expect(search.state.failure).toBeNull()
  expect(search.state.chosen).toBe(-1)
})

test('closing forgets the pause and the question', async () => {
  search.type('lake')
  search.cancel()
  await settle()
  expect(asked).toHaveLength(0)
  expect(search.state.busy).toBe(false)
})

test('what is known here is there at once, before what is asked', async () => {
  const known = { kind: 'setting', id: 'setting general Theme', setting: { tab: 'general', title: 'Theme', where: 'General' } } as const
  search = createSearch((words, signal) => new Promise((answer, fail) => asked.push({ words, signal, answer, fail })), () => [known])
  search.type('the')
  expect(search.state.rows).toEqual([known])
  await settle()
  asked[0]?.answer([row('The lake')])
  await settle()
  expect(search.state.rows.map(({ id }) => id)).toEqual(['setting general Theme', 'conversation The lake'])
})
