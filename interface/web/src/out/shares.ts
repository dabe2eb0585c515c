// Links under which others may look: `/api/v1/shares`.
import '@/locales/later'
import { call } from '@/api/client'
import type { Said } from '@/conversation/wire'

export interface Share {
  id: string
  url: string
  kind: 'conversation' | 'image'
  title: string
  created: string
  expires: string | null
  /** Whether a password is asked for. */
  locked: boolean
  /** Whether who administers the studio decided that others see nothing of it. */
  hidden: boolean
  said?: Said
}

/** What shall be seen: one of the two. */
export interface Shareable {
  conversation?: string
  image?: string
  version?: string
}

/** Days until a link ends that one can choose; 0 for never. */
export const TERMS = [1, 7, 30, 365, 0] as const

export const makeShare = (what: Shareable, days: number, password: string): Promise<Share> =>
  call<Share>('POST', '/shares', { body: { ...what, days: days || null, password } })

export const allShares = async (): Promise<Share[]> => (await call<{ shares: Share[] }>('GET', '/shares')).shares

export const revokeShare = (id: string): Promise<unknown> => call('DELETE', `/shares/${id}`)
