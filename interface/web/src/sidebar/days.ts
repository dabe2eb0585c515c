// When a conversation last grew, as the list says it: today, yesterday, the last seven days, then months. Pinned ones are
// together, whenever it was.

export interface Dated {
  /** ISO 8601. */
  updated: string
  pinned?: boolean
}

export interface DayGroup<T extends Dated> {
  /** `pinned`, `today`, `yesterday`, `week`, or a month as `2026-10`. */
  key: string
  items: T[]
}

const DAY = 24 * 60 * 60 * 1000

/** Groups in the order in which their first conversation comes; days are the person's own, not UTC's. */
export function groupByDay<T extends Dated>(conversations: readonly T[], now: Date): DayGroup<T>[] {
  const groups = new Map<string, T[]>()
  for (const conversation of conversations) {
    const key = conversation.pinned ? 'pinned' : dayKey(new Date(conversation.updated), now)
    const items = groups.get(key)
    if (items) items.push(conversation)
    else groups.set(key, [conversation])
  }
  return [...groups].map(([key, items]) => ({ key, items }))
}

/** The first day of a month's key, to write its name in the person's language. */
export function monthOf(key: string): Date {
  const [year, month] = key.split('-').map(Number)
  return new Date(year ?? 1970, (month ?? 1) - 1, 1)
}

function dayKey(then: Date, now: Date): string {
  // rounded, because a day with a clock change has 23 or 25 hours
  const days = Math.round((midnight(now) - midnight(then)) / DAY)
  if (days <= 0) return 'today'
  if (days === 1) return 'yesterday'
  if (days <= 7) return 'week'
  return `${then.getFullYear()}-${String(then.getMonth() + 1).padStart(2, '0')}`
}

function midnight(moment: Date): number {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime()
}
