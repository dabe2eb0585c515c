// The list of conversations: pages by cursor, kept fresh by the socket, changed at once and taken back when refused.
import { reactive, readonly } from 'vue'
import { toApiError, type ApiError } from '@/api/error'
import type { ConversationRow } from '@/api/types'

/** What the list asks of the server; `api` and the socket in the product, a fake in the tests. */
export interface Server {
  page: (before: string | undefined) => Promise<{ conversations: ConversationRow[]; next: string | null }>
  /** The few that grew last. */
  newest: () => Promise<ConversationRow[]>
  rename: (id: string, title: string) => Promise<unknown>
  pin: (id: string, pinned: boolean) => Promise<unknown>
  remove: (id: string) => Promise<unknown>
  restore: (id: string) => Promise<unknown>
  /** Whether somebody looks at that conversation now, in this page. */
  looked: (id: string) => boolean
  /** Its owner has seen that reply: their other pages hear it from the server. */
  see: (id: string, message: string) => void
}

/** The socket's `conversation`: what changed, under an id. */
export type RowChange = Partial<ConversationRow> & { id: string; deleted?: boolean }

interface State {
  rows: ConversationRow[]
  next: string | null
  /** Whether the server answered yet: only then is an empty list empty. */
  loaded: boolean
  busy: boolean
  failure: ApiError | null
}

/** A turn changes its conversation several times; the list looks once, after the last of them. */
const SOON_MS = 400

export function createConversations(server: Server) {
  let looking: ReturnType<typeof setTimeout> | undefined
  let changes = 0
  /** When each row was changed last, counted in changes. What was asked for before that may not know of it. */
  const changed = new Map<string, number>()
  /** Replies that were seen here. The server may not know yet, or not have heard it. */
  const saw = new Set<string>()
  const state = reactive<State>({ rows: [], next: null, loaded: false, busy: false, failure: null })

  function change(id: string): void {
    changed.set(id, ++changes)
  }

  /** Shows a change at once, and stores it: until that is done, and while it is, whoever reads may read what was before. */
  async function storing<T>(id: string, store: () => Promise<T>): Promise<T> {
    change(id)
    try {
      return await store()
    } finally {
      change(id)
    }
  }

  /** Another person is here. */
  function clear(): void {
    Object.assign(state, { rows: [], next: null, loaded: false, failure: null })
    saw.clear()
  }

  /** On start, and after the connection was away: reads again as many as were known, so that none is kept that is gone. */
  async function refresh(): Promise<void> {
    const wanted = state.rows.length
    await reading(async (since) => {
      const rows: ConversationRow[] = []
      let next: string | null = null
      do {
        const page = await server.page(next ?? undefined)
        rows.push(...page.conversations)
        next = page.next
      } while (next && rows.length < wanted)
      const told = rows.filter(({ id }) => since(id)).map(heeded)
      Object.assign(state, { rows: inOrder([...told, ...state.rows.filter(({ id }) => !since(id))]), next, loaded: true })
    })
  }

  async function more(): Promise<void> {
    const before = state.next
    if (state.busy || !before) return
    await reading(async (since) => {
      const page = await server.page(before)
      const known = new Set(state.rows.map((row) => row.id))
      state.rows = inOrder([...state.rows, ...page.conversations.filter(({ id }) => !known.has(id) && since(id)).map(heeded)])
      state.next = page.next
    })
  }

  /** `since` tells of which rows the answer knows the last change. */
  async function reading(read: (since: (id: string) => boolean) => Promise<void>): Promise<void> {
    state.busy = true
    try {
      await read(knownNow())
      state.failure = null
    } catch (reason) {
      state.failure = toApiError(reason)
    } finally {
      state.busy = false
    }
  }

  function knownNow(): (id: string) => boolean {
    const now = changes
    return (id) => (changed.get(id) ?? 0) <= now
  }

  /** One change heard from the socket. What it does not tell, the new picture above all, is read a moment later. */
  function hear(told: RowChange): void {
    const known = state.rows.find((row) => row.id === told.id)
    change(told.id)
    if (told.deleted) return drop(told.id)
    if (known || (told.title !== undefined && told.updated !== undefined)) put(whole(told, known))
    if (told.thumbnail !== undefined || (told.unseen !== undefined && told.updated === undefined)) return
    clearTimeout(looking)
    looking = setTimeout(() => void readNewest(), SOON_MS)
  }

  /** The row without its mark, where somebody looks at it here or has seen what it marks. */
  function heeded(row: ConversationRow): ConversationRow {
    if (!row.unseen || !(server.looked(row.id) || saw.has(row.unseen))) return row
    saw.add(row.unseen)
    server.see(row.id, row.unseen)
    return { ...row, unseen: null }
  }

  async function readNewest(): Promise<void> {
    const since = knownNow()
    try {
      for (const row of await server.newest()) if (since(row.id)) put(row)
    } catch {
      // only a small picture is out of date; the next reading brings it
    }
  }

  /** Rejects when the server refuses; the old title is back then. An empty title changes nothing. */
  async function rename(id: string, title: string): Promise<void> {
    const row = state.rows.find((one) => one.id === id)
    const wanted = title.trim()
    if (!row || !wanted || wanted === row.title) return
    const before = { title: row.title, said: row.said }
    Object.assign(row, { title: wanted, said: undefined })
    try {
      await storing(id, () => server.rename(id, wanted))
    } catch (reason) {
      Object.assign(row, before)
      throw reason
    }
  }

  /** A turn of it is over: known here before the list hears of it. */
  function over(id: string, message: string): void {
    change(id)
    state.rows = state.rows.map((row) => (row.id === id ? { ...row, running: false } : row))
    arrive(id, message)
  }

  /** That reply stands in this page: whoever looks has seen it. The conversation may be too old to be in the list. */
  function arrive(id: string, message: string): void {
    if (!server.looked(id)) return
    saw.add(message)
    server.see(id, message)
    look(id)
  }

  /** Somebody looks at it now. */
  function look(id: string): void {
    state.rows = state.rows.map((row) => (row.id === id ? heeded(row) : row))
  }

  /** Rejects when the server refuses; it is back in its place then. */
  async function pin(id: string, pinned: boolean): Promise<void> {
    const row = state.rows.find((one) => one.id === id)
    if (!row) return
    put({ ...row, pinned })
    try {
      await storing(id, () => server.pin(id, pinned))
    } catch (reason) {
      put(row)
      throw reason
    }
  }

  /** Rejects when the server refuses; the row is back then. */
  async function remove(id: string): Promise<ConversationRow | null> {
    const row = state.rows.find((one) => one.id === id)
    if (!row) return null
    drop(id)
    try {
      await storing(id, () => server.remove(id))
    } catch (reason) {
      put(row)
      throw reason
    }
    return row
  }

  async function restore(row: ConversationRow): Promise<void> {
    await storing(row.id, () => server.restore(row.id))
    put(row)
  }

  function drop(id: string): void {
    state.rows = state.rows.filter((row) => row.id !== id)
  }

  function put(row: ConversationRow): void {
    state.rows = inOrder([heeded(row), ...state.rows.filter((one) => one.id !== row.id)])
  }

  return { state: readonly(state) as Readonly<State>, clear, refresh, more, hear, over, arrive, look, pin, rename, remove, restore }
}

const NEW: ConversationRow = { id: '', title: '', updated: '', thumbnail: null, pinned: false, running: false, unseen: null }

function whole(change: RowChange, known: ConversationRow | undefined): ConversationRow {
  const row: ConversationRow = known ?? { ...NEW, id: change.id }
  return {
    id: row.id,
    ...(change.title === undefined ? { title: row.title, said: row.said } : { title: change.title, said: change.said }),
    updated: change.updated ?? row.updated,
    thumbnail: change.thumbnail === undefined ? row.thumbnail : change.thumbnail,
    pinned: change.pinned ?? row.pinned,
    running: change.running ?? row.running,
    unseen: change.unseen === undefined ? row.unseen : change.unseen,
  }
}

function inOrder(rows: ConversationRow[]): ConversationRow[] {
  return rows.sort((a, b) => Number(b.pinned) - Number(a.pinned) || b.updated.localeCompare(a.updated))
}
