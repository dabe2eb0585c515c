import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ApiError } from '@/api/error'
import type { ConversationRow } from '@/api/types'
import { createConversations, type Server } from './conversations'

const row = (id: string, day: number, title = id): ConversationRow => ({
  id,
  title,
  updated: `2026-11-${String(day).padStart(2, '0')}T10:00:00Z`,
  thumbnail: null,
  pinned: false,
  running: false,
  unseen: null,
})

/** A server with pages of two, that writes down what it was asked and refuses when told to. */
class FakeServer implements Server {
  rows = [row('e', 15), row('d', 14), row('c', 13), row('b', 12), row('a', 11)]
  asked: string[] = []
  refuses = false

  page = async (before: string | undefined) => {
    this.note(`page ${before ?? ''}`)
    const rest = this.rows.filter((one) => before === undefined || one.updated < before)
    const conversations = rest.slice(0, 2).map((one) => ({ ...one }))
    return { conversations, next: rest.length > 2 ? (conversations.at(-1)?.updated ?? null) : null }
  }
  newest = async () => {
    this.note('newest')
    return this.rows.slice(0, 2).map((one) => ({ ...one }))
  }
  rename = async (id: string, title: string) => this.note(`rename ${id} ${title}`)
  pin = async (id: string, pinned: boolean) => this.note(`pin ${id} ${pinned}`)
  looked = (id: string) => id === this.open
  open = ''
  see = (id: string, message: string) => this.note(`see ${id} ${message}`)
  remove = async (id: string) => this.note(`remove ${id}`)
  restore = async (id: string) => this.note(`restore ${id}`)

  private note(call: string): void {
    this.asked.push(call)
    if (this.refuses) throw new ApiError({ code: 'unreachable', title: 'No answer' })
  }
}

let server: FakeServer
let list: ReturnType<typeof createConversations>
const ids = () => list.state.rows.map(({ id }) => id).join('')

afterEach(() => vi.useRealTimers())

beforeEach(async () => {
  vi.useFakeTimers()
  server = new FakeServer()
  list = createConversations(server)
  await list.refresh()
})

test('pages follow each other to the end, and then no more are asked for', async () => {
  expect(ids()).toBe('ed')
  await list.more()
  await list.more()
  await list.more()
  expect(ids()).toBe('edcba')
  expect(server.asked).toHaveLength(3)
})

test('two calls for more at once read one page', async () => {
  await Promise.all([list.more(), list.more()])
  expect(ids()).toBe('edcb')
})

test('a title is changed at once, and back when the server refuses', async () => {
  await list.rename('d', '  Koi pond ')
  expect(list.state.rows[1]?.title).toBe('Koi pond')
  server.refuses = true
  await expect(list.rename('d', 'Fox')).rejects.toThrow('No answer')
  expect(list.state.rows[1]?.title).toBe('Koi pond')
})

test('a title that somebody gives has no code any more, and has it back when the server refuses', async () => {
  const said = { title: { code: 'called_undo', params: {} } } as const
  list.hear({ id: 'd', title: 'Undo', said, thumbnail: null })
  server.refuses = true
  await expect(list.rename('d', 'Koi pond')).rejects.toThrow('No answer')
  expect(list.state.rows[1]).toMatchObject({ title: 'Undo', said })
  server.refuses = false
  await list.rename('d', 'Koi pond')
  expect(list.state.rows[1]?.said).toBeUndefined()
})

test('an empty or unchanged title asks nothing', async () => {
  await list.rename('d', '   ')
  await list.rename('d', 'd')
  expect(server.asked).toEqual(['page '])
})

test('a deleted one goes at once and comes back to its place', async () => {
  const gone = await list.remove('e')
  expect(ids()).toBe('d')
  await list.restore(gone as ConversationRow)
  expect(ids()).toBe('ed')
  expect(server.asked).toEqual(['page ', 'remove e', 'restore e'])
})

test('a pinned one comes first at once, and goes back when the server refuses', async () => {
  await list.pin('d', true)
  expect(ids()).toBe('de')
  list.hear({ id: 'e', updated: '2026-11-20T10:00:00Z' })
  expect(ids()).toBe('de')
  server.refuses = true
  await expect(list.pin('d', false)).rejects.toThrow('No answer')
  expect(ids()).toBe('de')
})

const marked = () => list.state.rows.filter(({ unseen }) => unseen).map(({ id }) => id)

test('what ended in one that nobody looks at is marked until somebody does, here or elsewhere', () => {
  server.open = 'e'
  for (const id of ['d', 'e']) list.hear({ id, unseen: `${id}1` })
  expect(marked()).toEqual(['d'])
  expect(server.asked).toEqual(['page ', 'see e e1'])
  server.open = 'd'
  list.look('d')
  expect(marked()).toEqual([])
  expect(server.asked.at(-1)).toBe('see d d1')
  server.open = ''
  list.hear({ id: 'd', unseen: 'd2' })
  expect(marked()).toEqual(['d'])
  list.hear({ id: 'd', unseen: null })
  expect(marked()).toEqual([])
})

test('whoever looked at the end of a turn and went on has seen it, also when the list hears of it later', () => {
  server.open = 'e'
  list.over('e', 'e1')
  server.open = 'd'
  list.hear({ id: 'e', unseen: 'e1', running: false, thumbnail: null })
  expect(marked()).toEqual([])
  list.over('e', 'e2') // still heard for a moment, and looked at by nobody
  list.hear({ id: 'e', unseen: 'e2', running: false, thumbnail: null })
  expect(marked()).toEqual(['e'])
})

test('what was seen while the connection was away is said once the list is read again', async () => {
  server.open = 'e'
  list.over('e', 'e1')
  server.open = ''
  server.rows = [{ ...row('e', 15), unseen: 'e1' }, { ...row('d', 14), unseen: 'd1' }]
  server.asked = []
  await list.refresh()
  expect(marked()).toEqual(['d'])
  expect(server.asked).toEqual(['page ', 'see e e1'])
})

test('a mark alone is no reason to read the list again', async () => {
  list.hear({ id: 'd', unseen: 'd1' })
  await vi.advanceTimersByTimeAsync(1000)
  expect(server.asked).toEqual(['page '])
})

test('one that is too old for the list is seen all the same', () => {
  server.open = 'old'
  list.arrive('old', 'o1')
  expect(server.asked.at(-1)).toBe('see old o1')
})

test('a delete that is refused brings the row back', async () => {
  server.refuses = true
  await expect(list.remove('e')).rejects.toThrow('No answer')
  expect(ids()).toBe('ed')
})

test('what the socket says is taken in: grown, new, renamed, deleted', async () => {
  list.hear({ id: 'd', updated: '2026-11-20T10:00:00Z' })
  expect(ids()).toBe('de')
  list.hear({ id: 'n', title: 'New', updated: '2026-11-21T10:00:00Z' })
  expect(ids()).toBe('nde')
  list.hear({ id: 'n', title: 'Newer', thumbnail: '/a.webp' })
  expect(list.state.rows[0]).toMatchObject({ title: 'Newer', thumbnail: '/a.webp' })
  list.hear({ id: 'e', deleted: true })
  expect(ids()).toBe('nd')
})

test('what the socket leaves out is read once, a moment after the last change', async () => {
  list.hear({ id: 'e', title: 'e', updated: '2026-11-16T10:00:00Z' })
  list.hear({ id: 'f' })
  server.rows = [row('f', 17), { ...row('e', 16), thumbnail: '/e.webp' }]
  await vi.advanceTimersByTimeAsync(1000)
  expect(ids()).toBe('fed')
  expect(list.state.rows[1]?.thumbnail).toBe('/e.webp')
  expect(server.asked).toEqual(['page ', 'newest'])
})

test('reading again after the connection was away goes as far as before and drops what was deleted', async () => {
  await list.more()
  server.rows = [row('g', 17), row('e', 15), row('c', 13), row('b', 12), row('a', 11)]
  await list.refresh()
  expect(ids()).toBe('gecb')
  await list.more()
  expect(ids()).toBe('gecba')
})

/** What the server read before, and answers only now. */
function answersLate() {
  const read = server.rows.map((one) => ({ ...one }))
  let answer = () => {}
  const late = new Promise<void>((done) => (answer = done))
  server.page = async () => (await late, { conversations: read, next: null })
  server.newest = async () => (await late, read)
  return answer
}

test.each(['refresh', 'look again'])('what was read before a row was changed does not bring it back as it was: %s', async (how) => {
  const answer = answersLate()
  if (how === 'look again') {
    list.hear({ id: 'e', running: false })
    await vi.advanceTimersByTimeAsync(1000)
  }
  const reading = how === 'refresh' ? list.refresh() : Promise.resolve()
  await list.remove('e')
  await list.rename('d', 'Koi pond')
  list.hear({ id: 'n', title: 'New', updated: '2026-11-21T10:00:00Z', thumbnail: null })
  answer()
  await reading
  await vi.advanceTimersByTimeAsync(0)
  expect(list.state.rows.map(({ title }) => title)).toEqual(['New', 'Koi pond', 'c', 'b', 'a'])
})

test('a failure is kept to be shown, and goes with the next success', async () => {
  server.refuses = true
  await list.more()
  expect(list.state.failure?.title).toBe('No answer')
  server.refuses = false
  await list.more()
  expect(list.state.failure).toBeNull()
})

test('another person sees nothing of the one before', async () => {
  list.clear()
  expect(list.state).toMatchObject({ rows: [], next: null, loaded: false })
})
