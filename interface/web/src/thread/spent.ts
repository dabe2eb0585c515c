// What a reply cost beside its pictures: each of those has its own price under it, but what never became one has not.
import type { Reply } from '@/conversation/wire'
import { money } from '@/format'
import { t } from '@/locales'

/** A sentence's worth of money; empty when nothing was spent. Unknown as soon as a part of it is. */
export function spentBeside(reply: Pick<Reply, 'usage' | 'pictures' | 'state'>): string {
  const words = reply.usage.filter((used) => used.purpose !== 'image')
  const paintings = reply.usage.filter((used) => used.purpose === 'image')
  // only the last call of a turn that went wrong can have left no picture
  const painted = reply.pictures.filter((picture) => picture.version?.recipe.kind === 'painting').length
  const usage = [...words, ...(reply.state === 'done' ? [] : paintings.slice(painted))]
  if (usage.some((used) => used.cost === null && used.basis === 'pending')) return t('thread.costPending')
  if (usage.some((used) => used.cost === null)) return money(null)
  const total = usage.reduce((sum, used) => sum + (used.cost ?? 0), 0)
  return total > 0 ? money(total) : ''
}
