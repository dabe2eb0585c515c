// Drafts of conversations that are gone: deleted, or of somebody this browser cannot be any more. They stay to be taken.
import { shallowRef } from 'vue'
import { putInBox } from '@/composer/box'
import { conversation } from '@/conversation/open'
import { uploads } from '@/uploads/uploads'
import { ownDrafts, type LeftOver } from './draft'

const drafts = ownDrafts()
export const leftovers = shallowRef<LeftOver[]>(drafts.leftOver())

/** Reads them anew: the box writes its own words. */
export const look = () => void (leftovers.value = drafts.leftOver())

/** A conversation was deleted, or is not here. */
export function leave(id: string): void {
  drafts.leave(id, uploads.of(id).length > 0)
  look()
}

/** Everything is: a new guest begins in this browser. */
export function leaveAll(): void {
  drafts.leaveAll()
  for (const item of uploads.all.value) drafts.leave(item.conversation, true)
  look()
}

export function rejoin(id: string): void {
  if (!leftovers.value.some((left) => left.conversation === id)) return
  drafts.rejoin(id)
  look()
}

/** Puts its words and its pictures into the box that is open. */
export function take(left: LeftOver): void {
  const moved = uploads.move(left.conversation, conversation.id)
  drafts.drop(left.conversation)
  look()
  if (moved) conversation.prepare().catch(() => {}) // the first message says why, if it stays so
  putInBox(left.text)
}

export function discard(left: LeftOver): void {
  for (const item of uploads.of(left.conversation)) uploads.cancel(item.key)
  drafts.drop(left.conversation)
  look()
}
