// What was set of a version and not done, for whoever comes back to it from the picture beside it; until the page is loaded anew.
import type { Kept } from './adjusting'

const left = new Map<string, Kept>()

export const drafts = {
  leave(version: string, kept: Kept): void {
    left.set(version, kept)
  },
  /** Once: what is done or left again is put aside again. */
  take(version: string): Kept | undefined {
    const kept = left.get(version)
    left.delete(version)
    return kept
  },
}
