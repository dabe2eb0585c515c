import { expect, test } from 'vitest'
import { ApiError } from '@/api/error'
import { AT_ONCE, each } from './bulk'

const numbers = Array.from({ length: 8 }, (_, at) => at)
const never = () => new AbortController().signal

test('three are worked on at a time, and each is reported in its place', async () => {
  let running = 0
  let most = 0
  const seen: number[] = []
  const report = await each({
    items: numbers,
    signal: never(),
    progress: (over) => seen.push(over),
    work: async (item) => {
      most = Math.max(most, ++running)
      await Promise.resolve()
      running -= 1
      return item * 2
    },
  })
  expect(most).toBe(AT_ONCE)
  expect(report.done.map(({ item, result }) => [item, result])).toEqual(numbers.map((item) => [item, item * 2]))
  expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
})

test('what fails stops no other and says why', async () => {
  const report = await each({
    items: numbers,
    signal: never(),
    work: async (item) => {
      if (item === 3) throw new ApiError({ code: 'broken_picture', title: 'This picture is damaged' }, 422)
    },
  })
  expect(report.done).toHaveLength(7)
  expect(report.failed.map(({ item, error }) => [item, error.title])).toEqual([[3, 'This picture is damaged']])
})

test('stopping leaves the rest alone', async () => {
  const stop = new AbortController()
  const report = await each({
    items: numbers,
    signal: stop.signal,
    work: async (item, signal) => {
      if (item === 2) stop.abort()
      signal.throwIfAborted()
      return item
    },
  })
  expect(report.done.map(({ item }) => item)).toEqual([0, 1])
  expect(report.left).toEqual([2, 3, 4, 5, 6, 7])
  expect(report.failed).toEqual([])
})

test('a server that is asked too fast is given its time', async () => {
  const waits: number[] = []
  let refused = false
  const report = await each({
    items: [1],
    signal: never(),
    wait: async (seconds) => void waits.push(seconds),
    work: async () => {
      if (refused) return 'done'
      refused = true
      throw new ApiError({ code: 'too_many', title: 'That was a little fast', retry_after: 60 }, 429)
    },
  })
  expect(waits).toEqual([60])
  expect(report.done).toHaveLength(1)
})
