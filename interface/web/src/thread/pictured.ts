// Which reply shows a picture's full card: the last one that made or changed it. The others show one quiet row.
import type { Branch } from '@/conversation/branch'

/** By image id: the turn and the place among its pictures. A picture that is still being painted does not count yet. */
export function latestCards(branch: Branch): Map<string, { turn: string; index: number }> {
  const latest = new Map<string, { turn: string; index: number }>()
  for (const message of branch) {
    message.reply?.pictures.forEach((picture, index) => {
      if (picture.version) latest.set(picture.image, { turn: message.id, index })
    })
  }
  return latest
}
