// The model that is offered where another one failed: what it would cost, and how it is asked for.
import type { OfferedModel } from '@/conversation/wire'
import { money } from '@/format'
import { paintingCost } from '@/models/cost'
import { useSession } from '@/session'

/** About what a picture of it costs; empty for words, and where the page does not know the model. */
export function priceOf({ job, id }: OfferedModel): string {
  const model = useSession().state.session?.models.image.find((one) => one.id === id)
  return job === 'image' && model ? money(paintingCost(model, {})) : ''
}

/** Options of the one answer that it gives: nothing is chosen for the next ones. */
export function using({ job, id }: OfferedModel): Record<string, unknown> {
  return job === 'image' ? { image_model: id, draft: false } : { chat_model: id }
}
