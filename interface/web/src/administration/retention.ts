// How long things are kept, and what goes: `/api/v1/administration/retention`.
import '@/locales/later'
import { call } from '@/api/client'

export type ExpiringKind = 'painted' | 'uploaded' | 'guests' | 'reports' | 'deleted'

export interface Retention {
  /** 0 is for good. */
  days: Record<ExpiringKind, number>
  /** What would go now, the largest first. */
  due: { kind: ExpiringKind; owner: string; owner_name: string; count: number; bytes: number; oldest: string }[]
  /** Smaller ones that are not listed. */
  more: number
  /** The newest first. */
  cleared: { done: string; kind: ExpiringKind; count: number; bytes: number }[]
}

export const readRetention = (): Promise<Retention> => call('GET', '/administration/retention')
