// Days in the person's own time, in words.
import { t } from '@/locales'

const DAY_MS = 86_400_000

/** `today`, `yesterday`, or the date; with its year where it is not this one's. */
export function dayInWords(moment: string, locale: string, now = new Date()): string {
  const day = new Date(moment)
  const ago = Math.round((midnight(now) - midnight(day)) / DAY_MS)
  if (ago === 0) return t('gallery.dayToday')
  if (ago === 1) return t('gallery.dayYesterday')
  const year = day.getFullYear() === now.getFullYear() ? undefined : 'numeric'
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year }).format(day)
}

/** How many days something deleted can still be brought back; at least one while it is there. */
export function daysLeft(deleted: string, kept: number, now = Date.now()): number {
  return Math.max(1, Math.ceil(kept - (now - new Date(deleted).getTime()) / DAY_MS))
}

function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}
