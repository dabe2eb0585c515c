// What people report to who administers the studio: `/api/v1/reports`.
import type { Said } from '@/conversation/wire'
import '@/locales/later'
import { call } from '@/api/client'

export const REASONS = ['illegal', 'sexual', 'violence', 'hate', 'privacy', 'other'] as const
export type Reason = (typeof REASONS)[number]
export type Decision = 'dismiss' | 'hide' | 'delete' | 'ban'

/** What is meant: one of the two. */
export interface Reportable {
  image?: string
  message?: string
}

export interface Report {
  id: string
  /** `conversation` is a whole shared page. */
  kind: 'conversation' | 'image' | 'message'
  reason: Reason
  words: string
  state: 'open' | 'dismissed' | 'hidden' | 'deleted' | 'banned'
  created: string
  owner: string
  /** Empty for a guest. */
  owner_name: string
  /** Null for a stranger. */
  reporter: string | null
  title: string
  /** The code of a title that the studio gave. */
  said?: Said
  /** The beginning of a reply. */
  text: string
  /** False where it was deleted. */
  there: boolean
  picture: string | null
}

export const sendReport = (what: Reportable, reason: Reason, words: string): Promise<unknown> =>
  call('POST', '/reports', { body: { ...what, reason, words } })

export const allReports = (): Promise<{ waiting: number; reports: Report[] }> => call('GET', '/reports')

export const decideReport = (id: string, action: Decision): Promise<Report> =>
  call('PATCH', `/reports/${encodeURIComponent(id)}`, { body: { action } })

/** What can be decided of one now: whoever administers does not switch themselves off. */
export function decisionsOf(report: Report, me: string | undefined): Decision[] {
  const { state } = report
  return [
    ...(state === 'dismissed' ? [] : ['dismiss'] as const),
    ...(state === 'open' || state === 'dismissed' ? ['hide'] as const : []),
    ...(report.there ? ['delete'] as const : []),
    ...(report.owner === me || state === 'banned' ? [] : ['ban'] as const),
  ]
}
