import { describe, expect, it } from 'vitest'
import { groupByDay, monthOf } from './days'

const now = new Date(2026, 10, 20, 9, 30)
const on = (...at: [number, number, number, number, number]) => ({ updated: new Date(...at).toISOString() })

describe('conversations by day', () => {
  it('says today, yesterday, the last seven days, then months', () => {
    const groups = groupByDay(
      [
        on(2026, 10, 20, 0, 1),
        on(2026, 10, 19, 23, 59),
        on(2026, 10, 18, 12, 0),
        on(2026, 10, 13, 0, 0),
        on(2026, 10, 12, 23, 59),
        on(2026, 9, 31, 8, 0),
        on(2025, 9, 31, 8, 0),
      ],
      now,
    )
    expect(groups.map(({ key, items }) => [key, items.length])).toEqual([
      ['today', 1],
      ['yesterday', 1],
      ['week', 2],
      ['2026-11', 1],
      ['2026-10', 1],
      ['2025-10', 1],
    ])
  })

  it('counts calendar days, not stretches of 24 hours', () => {
    const groups = groupByDay([on(2026, 10, 19, 23, 0)], new Date(2026, 10, 20, 1, 0))
    expect(groups[0]?.key).toBe('yesterday')
  })

  it('takes a clock that runs ahead for today', () => {
    expect(groupByDay([on(2026, 10, 21, 1, 0)], now)[0]?.key).toBe('today')
  })

  it('knows the month of a key', () => {
    expect(monthOf('2026-02').getMonth()).toBe(1)
    expect(monthOf('2026-02').getFullYear()).toBe(2026)
  })
})
