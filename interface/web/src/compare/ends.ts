// Which two versions of a picture are compared: the two ends.
import { isKept, redoOf, shown, undoOf } from '@/conversation/images'
import type { Image, Version } from '@/conversation/wire'

/** Ids of versions. */
export interface Ends {
  before: string
  after: string
}

export type End = keyof Ends

/** The shown version and the one before it; of the first version the one after it. Null where there is no other. */
export function usualEnds(image: Image, version: Version = shown(image)): Ends | null {
  const at = { ...image, current: version.id }
  const before = undoOf(at)
  if (before) return { before: before.id, after: version.id }
  const after = redoOf(at) ?? image.versions.findLast((one) => one.id !== version.id && isKept(one))
  return after ? { before: version.id, after: after.id } : null
}

/** The ends after one of them was chosen: the same version at both ends would show nothing, so they change places. */
export function chosenEnd(ends: Ends, end: End, version: string): Ends {
  const other = end === 'before' ? 'after' : 'before'
  return ends[other] === version ? swapped(ends) : { ...ends, [end]: version }
}

export function swapped({ before, after }: Ends): Ends {
  return { before: after, after: before }
}
