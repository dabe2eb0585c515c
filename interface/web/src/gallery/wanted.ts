// Which pictures a person wants to see, as the address says it and as the server is asked.
import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import { KINDS, type Kind } from './types'

export interface Wanted {
  kind: '' | Kind
  model: string
  q: string
  /** Days in the person's own time, `2026-11-20`; both count. */
  from: string
  to: string
  oldest: boolean
  deleted: boolean
}

export const EVERYTHING: Wanted = { kind: '', model: '', q: '', from: '', to: '', oldest: false, deleted: false }
const DAY = /^\d{4}-\d{2}-\d{2}$/

export function wantedOf(query: LocationQuery): Wanted {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name] : '')
  const day = (name: string) => (DAY.test(text(name)) && !Number.isNaN(midnight(text(name)).getTime()) ? text(name) : '')
  return {
    kind: KINDS.find((kind) => kind === text('kind')) ?? '',
    model: text('model'),
    q: text('q'),
    from: day('from'),
    to: day('to'),
    oldest: text('order') === 'oldest',
    deleted: text('show') === 'deleted',
  }
}

export function queryOf(wanted: Wanted): LocationQueryRaw {
  const { kind, model, q, from, to, oldest, deleted } = wanted
  const said = { kind, model, q: q.trim(), from, to, order: oldest ? 'oldest' : '', show: deleted ? 'deleted' : '' }
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value))
}

/** What the server is asked: moments in place of days. */
export function askedOf(wanted: Wanted): Record<string, string | undefined> {
  const { kind, model, q, from, to } = wanted
  return {
    kind,
    model,
    q: q.trim(),
    since: from && midnight(from).toISOString(),
    until: to && midnight(to, 1).toISOString(),
    order: wanted.oldest ? 'oldest' : undefined,
    deleted: wanted.deleted ? '1' : undefined,
  }
}

/** Whether anything is left out that the gallery has. */
export function isNarrowed(wanted: Wanted): boolean {
  return Boolean(wanted.kind || wanted.model || wanted.q.trim() || wanted.from || wanted.to)
}

/** The day as it stands in the address. */
export function dayOf(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** The beginning of a day here, or of the one `later` days after it. */
function midnight(day: string, later = 0): Date {
  const [year, month, date] = day.split('-').map(Number)
  return new Date(year!, month! - 1, date! + later)
}
