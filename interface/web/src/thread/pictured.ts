// Which reply shows a picture's full card: the last one that made or changed it. The others show one quiet row. And what can
// be seen of one before it is there.
import type { Branch } from '@/conversation/branch'
import type { Picture } from '@/conversation/wire'

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

export interface Source {
  src: string
  srcset?: string
  sizes?: string
  soft: 'rough' | 'finer' | null
}

/** The newest preview of a picture that is being painted, the softer the earlier it came; null while there is none. */
export function comingSource({ preview, fraction }: Picture): Source | null {
  return preview ? { src: preview, soft: (fraction ?? 0) < 0.45 ? 'rough' : 'finer' } : null
}
