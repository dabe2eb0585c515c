// From words and choices to the refinement: some answers are better painted than said.
import { shown, type Images } from '@/conversation/images'
import type { Intent } from '@/conversation/intent'
import { overlays } from '@/overlays'

/** Opens the refinement where a choice asks for it (`options.refine`); whether it did. */
export function refines(intent: Extract<Intent, { do: 'say' }>, images: Images): boolean {
  if (intent.options?.refine !== true) return false
  const image = images.find(({ id }) => id === intent.image)
  if (!image) return false
  overlays.refine = { image, version: image.versions.find(({ id }) => id === intent.version) ?? shown(image) }
  return true
}
