// Opens two versions of a picture beside each other, full screen.
import { isKept } from '@/conversation/images'
import type { Image, Version } from '@/conversation/wire'
import { overlays } from '@/overlays'
import { usualEnds, type Ends } from './ends'

/** Whether there are two versions to compare. */
export function canCompare(image: Image): boolean {
  return image.versions.filter(isKept).length > 1
}

/** The version and the one before it, or the two that are said. */
export function compareVersions(image: Image, version?: Version, ends: Ends | null = usualEnds(image, version)): void {
  if (ends) overlays.compare = { image, ...ends }
}
