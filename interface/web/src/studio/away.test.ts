// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest'
import { effectScope, nextTick, reactive } from 'vue'
import type { Task } from '@/api/types'
import { currentConversation } from '@/current'
import { tellWhenAway } from './away'
import { tab, titled } from './title'

const list = reactive({ jobs: { tasks: [] as Task[] } })
const ended = new Map<string, Task>()
const notified: string[][] = []
let hidden = true

vi.mock('@/api/socket', () => ({ listen: () => () => {} }))
vi.mock('@/jobs/useJobs', () => ({ useJobs: () => list }))
vi.mock('@/api/client', () => ({
  api: { task: (id: string) => (ended.has(id) ? Promise.resolve(ended.get(id)) : Promise.reject(new Error('not found'))) },
}))

class Said {
  static permission = 'granted'
  onclick = null
  constructor(title: string, { body }: { body: string }) {
    notified.push([title, body])
  }
  close() {}
}

const task = (id: string, state: Task['state'], more: Partial<Task> = {}): Task => ({
  id, state, kind: 'turn', conversation: 'c1', message: 'm1', title: `job ${id}`, created: '', started: null, ended: null, attempts: 1,
  place: 0, waits_for: '', begins: null, progress: null, left: null, images: [], error: null, retryable: state === 'failed',
  cost: { spent: 0, held: 0, unknown: 0 }, ...more,
})

/** Whatever the change had looked up and loaded has been. */
const settled = async () => {
  await nextTick()
  await vi.dynamicImportSettled()
  await nextTick()
}

/** It was open, and is as its answer says once the list is read again. */
async function ends(now: Task): Promise<void> {
  list.jobs.tasks = [task(now.id, 'running')]
  await settled()
  ended.set(now.id, now)
  list.jobs.tasks = now.state === 'failed' ? [now] : []
  await settled()
}

beforeEach(() => {
  vi.stubGlobal('Notification', Said)
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => (hidden ? 'hidden' : 'visible') })
  hidden = true
  list.jobs.tasks = []
  ended.clear()
  notified.length = 0
  currentConversation.value = 'open'
  const scope = effectScope()
  scope.run(tellWhenAway)
  return () => scope.stop()
})

test('work that ends in a hidden tab is told, done or not', async () => {
  await ends(task('a', 'done'))
  await ends(task('b', 'failed'))
  expect(notified).toEqual([['Done while you were away', 'job a'], ['It did not work', 'job b']])
  expect(tab.missed).toBe(true)
})

test('what a person ended, what is forgotten and a picture that its own event told of are not', async () => {
  await ends(task('a', 'cancelled'))
  await ends(task('b', 'done', { conversation: 'open', images: ['i1'] }))
  list.jobs.tasks = [task('c', 'running')]
  await settled()
  list.jobs.tasks = []
  await settled()
  expect(notified).toEqual([])
  expect(tab.missed).toBe(false)
})

test('nobody is told who looks', async () => {
  hidden = false
  await ends(task('a', 'done'))
  expect(notified).toEqual([])
})

test('the title counts what runs, waits or failed, until somebody goes', async () => {
  tab.page = 'Fox · Atelier'
  list.jobs.tasks = [task('a', 'running'), task('b', 'queued')]
  await settled()
  expect(document.title).toBe('(2) Fox · Atelier')
  expect(titled({ page: 'Fox', work: 0, missed: true })).toBe('✓ Fox')
  expect(titled({ page: 'Fox', work: 1, missed: true })).toBe('✓ (1) Fox')
})
