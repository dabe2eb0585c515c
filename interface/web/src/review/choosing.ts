// What a person chooses anew of a prompt in review. The server says what it costs then.
import type { PromptReview } from '@/conversation/wire'
import { useSession } from '@/session'

export interface PaintingChange {
  model?: string
  aspect?: string
  count?: number
}

/** The shapes that its model paints, the one that is chosen among them. */
export function shapesOf({ model, aspect }: Pick<PromptReview, 'model' | 'aspect'>): string[] {
  const known = useSession().models.value?.image.find(({ id }) => id === model)?.aspects ?? []
  return known.includes(aspect) ? [...known] : [aspect, ...known]
}
