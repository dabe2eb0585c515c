// What a month's rows add up to: a bar for each day, and a row for each model and what it did.
import type { DailyUse } from '@/api/types'

/** What calls are for, as a person tells them apart. */
export type Kind = 'image' | 'chat' | 'help'
export const KINDS: Kind[] = ['image', 'chat', 'help']
/** A bar for each day of the month, with what each kind cost. */
export interface Bar {
  day: string
  cost: Record<Kind, number>
  total: number
}
export interface ModelRow {
  key: string
  model: string
  kind: Kind
  calls: number
  cost: number
  computed: number
  unknown: number
  pending: number
}

const kindOf = (purpose: string): Kind => (purpose === 'image' || purpose === 'chat' ? purpose : 'help')

export function bars(month: string, days: DailyUse[]): Bar[] {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const count = new Date(Date.UTC(year, number, 0)).getUTCDate()
  const all = Array.from({ length: count }, (_, at): Bar => ({
    day: `${month}-${String(at + 1).padStart(2, '0')}`, cost: { image: 0, chat: 0, help: 0 }, total: 0,
  }))
  for (const use of days) {
    const bar = all[Number(use.day.slice(8)) - 1]
    if (!bar) continue
    bar.cost[kindOf(use.purpose)] += use.cost
    bar.total += use.cost
  }
  return all
}

/** The dearest first; what nobody knows the cost of before what was free. */
export function byModel(days: DailyUse[]): ModelRow[] {
  const rows = new Map<string, ModelRow>()
  for (const use of days) {
    const kind = kindOf(use.purpose)
    const key = `${kind} ${use.model}`
    const row = rows.get(key) ?? { key, model: use.model, kind, calls: 0, cost: 0, computed: 0, unknown: 0, pending: 0 }
    rows.set(key, {
      ...row,
      calls: row.calls + use.calls,
      cost: row.cost + use.cost,
      computed: row.computed + use.computed,
      unknown: row.unknown + use.unknown,
      pending: row.pending + use.pending,
    })
  }
  return [...rows.values()].sort((a, b) => b.cost - a.cost || b.unknown - a.unknown || b.calls - a.calls)
}

/** The month before or after one, `2026-11`. */
export function monthBeside(month: string, by: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}

/** Of a hundred; where there is no limit nothing is filled. */
export function share(counted: number, limit: number | null): number {
  if (limit === null) return 0
  return limit > 0 ? Math.min(100, (counted / limit) * 100) : 100
}
