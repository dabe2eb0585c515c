// What a model sent signed, as a version tells of it. Pure.
import type { AnsweredFile, Image, Version } from '@/conversation/wire'

export type SignedVersion = Version & { sent: AnsweredFile }

/** The version whose signed file is the nearest to that one: its own, or that of one it was made from. */
export function signedOf(image: Image, version: Version): SignedVersion | null {
  const seen = new Set<string>()
  for (let at: Version | undefined = version; at && !seen.has(at.id); ) {
    if (at.sent && at.kept) return at as SignedVersion
    seen.add(at.id)
    const parent: string | null = at.parent
    at = image.versions.find(({ id }) => id === parent)
  }
  return null
}
