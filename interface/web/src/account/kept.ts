// How long things are kept, in words, from what the studio is set to.
import type { Session } from '@/api/types'

type Say = (key: string, values: Record<string, number>, count: number) => string

/** For whoever is here: what is removed when, or that nothing is. */
export function keptSaid(t: Say, session: Pick<Session, 'keeping' | 'user'>): string {
  const { idle_days: idle, deleted_days: deleted, painted_days: painted = 0, uploaded_days: uploaded = 0 } = session.keeping
  const sent = uploaded ? `${t('account.keptUploaded', { days: uploaded }, uploaded)} ` : ''
  const made = painted ? `${t('account.keptPainted', { days: painted }, painted)} ` : ''
  const trash = `${sent}${made}${t('account.keptDeleted', { days: deleted }, deleted)}`
  if (session.user?.kind === 'member') return `${t('account.keptMember', {}, 1)} ${trash}`
  if (!idle) return `${t('account.keptAlways', {}, 1)} ${trash}`
  return `${t('account.keptIdle', { days: idle }, idle)} ${t('account.keptBack', { days: deleted }, deleted)} ${trash}`
}
