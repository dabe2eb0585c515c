import { expect, test } from 'vitest'
import { nextTick, ref } from 'vue'
import type { Task } from '@/api/types'
import { counted, Jobs, leftOpen, shown, toLookAt, viewed, type Aside } from './jobs'

const task = (id: string, state: Task['state'], more: Partial<Task> = {}): Task => ({
  id, state, kind: 'turn', conversation: 'c1', message: 'm1', title: `job ${id}`, created: '', started: null, ended: null, attempts: 1,
  place: 0, waits_for: '', begins: null, progress: null, left: null,
  images: [], error: null, retryable: state === 'failed' || state === 'interrupted',
  cost: { spent: 0, held: 0, unknown: 0 }, ...more,
})

function kept(ids: string[] = []): Aside & { ids: string[] } {
  const aside = { ids, read: () => aside.ids, write: (written: string[]) => void (aside.ids = written) }
  return aside
}

function jobs(tasks: Task[], aside: Aside = kept()): Jobs {
  return new Jobs(
    {
      unfinished: () => Promise.resolve(tasks),
      end: (id) => Promise.resolve(task(id, 'cancelled')),
      retry: (id) => Promise.resolve(task(`${id} again`, 'queued')),
    },
    aside,
  )
}

test('of the conversation that is open nothing is shown, of others and of none everything', () => {
  const all = [task('a', 'running'), task('b', 'interrupted', { conversation: 'c2' }), task('c', 'queued', { conversation: null })]
  expect(shown(all, 'c1').map(({ id }) => id)).toEqual(['b', 'c'])
  expect(shown(all, null).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
})

test('what failed and cannot be tried again was told to whoever waited for it', () => {
  const all = [task('a', 'failed', { retryable: false }), task('b', 'running', { retryable: false })]
  expect(shown(all, null).map(({ id }) => id)).toEqual(['b'])
})

test('they are counted by what a person can do about them', () => {
  const all = [task('a', 'running'), task('b', 'queued'), task('c', 'queued'), task('d', 'failed'), task('e', 'interrupted')]
  expect(counted(all)).toEqual({ running: 1, waiting: 2, failed: 2 })
})

test('what is ended leaves the list', async () => {
  const list = jobs([task('a', 'running'), task('b', 'queued')])
  await list.refresh()
  await list.end(list.tasks[0]!)
  expect(list.tasks.map(({ id }) => id)).toEqual(['b'])
})

test('what is tried again takes the place of what failed, also after the list was read again', async () => {
  const aside = kept()
  const list = jobs([task('a', 'failed')], aside)
  await list.refresh()
  await list.retry(list.tasks[0]!)
  expect(list.tasks.map(({ id, state }) => [id, state])).toEqual([['a again', 'queued']])
  await list.refresh()
  expect(list.tasks).toEqual([])
})

test('what was put aside stays so at the next visit', async () => {
  const aside = kept()
  const first = jobs([task('a', 'failed'), task('b', 'failed')], aside)
  await first.refresh()
  first.putAside(first.tasks[0]!)
  const second = jobs([task('a', 'failed'), task('b', 'failed')], aside)
  await second.refresh()
  expect(second.tasks.map(({ id }) => id)).toEqual(['b'])
})

test('what is remembered does not grow for ever', () => {
  const aside = kept()
  const list = jobs([], aside)
  for (let number = 0; number < 300; number++) list.putAside(task(`${number}`, 'failed'))
  expect(aside.ids).toHaveLength(200)
  expect(aside.ids.at(-1)).toBe('299')
})

test('what is shown follows the list and the conversation that is open', async () => {
  const open = ref<string | null>('c1')
  const view = viewed(jobs([task('a', 'failed')]), () => open.value)
  await view.jobs.refresh()
  expect(view.shown.value).toEqual([])
  open.value = 'c2'
  await nextTick()
  expect(view.counts.value).toEqual({ running: 0, waiting: 0, failed: 1 })
})

test('the number in the title is what runs, waits or failed and can be tried again', () => {
  const all = [task('a', 'running'), task('b', 'queued'), task('c', 'failed'), task('d', 'failed', { retryable: false })]
  expect(toLookAt(all)).toBe(3)
})

test('what was open and is not any more has ended, whether it is still listed or not', () => {
  const before = [task('a', 'running'), task('b', 'queued'), task('c', 'running'), task('d', 'failed')]
  const now = [task('b', 'running'), task('c', 'failed'), task('e', 'queued')]
  expect(leftOpen(before, now).map(({ id }) => id)).toEqual(['a', 'c'])
})
