import { expect, test } from 'vitest'
import type { DailyUse } from '@/api/types'
import { bars, byModel, monthBeside, share } from './usage'

const use = (day: string, model: string, purpose: string, cost: number, more: Partial<DailyUse> = {}): DailyUse => ({
  day, model, purpose, cost, calls: 1, computed: 0, unknown: 0, pending: 0, tokens_in: 0, tokens_out: 0, pictures: 0, ...more,
})

test('a month has a bar for each of its days, by what the calls were for', () => {
  const [first, last] = ['2024-02-01', '2024-02-29']
  const found = bars('2024-02', [use(last, 'p', 'image', 40), use(last, 'c', 'title', 2), use(first, 'c', 'chat', 3)])
  expect(found).toHaveLength(29)
  expect(found[28]).toEqual({ day: '2024-02-29', cost: { image: 40, chat: 0, help: 2 }, total: 42 })
  expect([found[0]!.total, found[1]!.total]).toEqual([3, 0])
})

test('a model has a row for each thing it did, the dearest first, and what nobody knows before what was free', () => {
  const rows = byModel([
    use('2026-11-01', 'free', 'image', 0),
    use('2026-11-01', 'odd', 'chat', 0, { unknown: 1 }),
    use('2026-11-01', 'cheap', 'title', 1),
    use('2026-11-02', 'cheap', 'refine', 2, { computed: 1 }),
    use('2026-11-02', 'painter', 'image', 40, { calls: 2 }),
  ])
  expect(rows.map(({ model, kind, calls, cost }) => [model, kind, calls, cost])).toEqual([
    ['painter', 'image', 2, 40],
    ['cheap', 'help', 2, 3],
    ['odd', 'chat', 1, 0],
    ['free', 'image', 1, 0],
  ])
  expect([rows[1]!.computed, rows[2]!.unknown]).toEqual([1, 1])
})

test('months go over the end of a year', () => {
  expect([monthBeside('2026-12', 1), monthBeside('2026-01', -1), monthBeside('2026-03', -1)]).toEqual(['2027-01', '2025-12', '2026-02'])
})

test('a limit is never more than full, none is never filled, and one of nothing is full at once', () => {
  expect([share(5, 10), share(20, 10), share(5, null), share(0, 0)]).toEqual([50, 100, 0, 100])
})
