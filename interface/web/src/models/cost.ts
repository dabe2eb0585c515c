// About what pictures cost, as they are chosen: by the rate of the model's list that says most about it, as `Price.of_picture`
// on the server does.
import type { Model, Price } from '@/api/types'

export interface Wanted {
  resolution?: string
  quality?: string
  /** Pictures that are sent along. */
  references?: number
  count?: number
}

/** Tokens that are read and written to refine a prompt, as `conversation/llm/estimates.py` has them. */
const REFINING = { read: 1_500, written: 150 }

const named = (choice: string | undefined) => (choice === 'auto' ? '' : (choice ?? ''))

/** Micro-dollars of one picture; null is unknown. */
export function pictureCost({ image, rates, reference }: Price, wanted: Wanted = {}): number | null {
  const [resolution, quality] = [named(wanted.resolution), named(wanted.quality)]
  let [best, said] = [image, 0]
  for (const rate of rates) {
    const says = Number(rate.resolution !== '') + Number(rate.quality !== '')
    const fits = ['', resolution].includes(rate.resolution) && ['', quality].includes(rate.quality)
    if (fits && says > said) [best, said] = [rate.image, says]
  }
  return best === null ? null : best + reference * (wanted.references ?? 0)
}

/** Micro-dollars of all that is asked for, with the refining of its prompt by `cheap`; what the model does not offer counts as
 *  left to it. Null where nobody says what its pictures cost. */
export function paintingCost(model: Model, wanted: Wanted, cheap: Model | null = null): number | null {
  if (model.local) return refiningCost(cheap)
  const resolution = model.resolutions.includes(named(wanted.resolution)) ? wanted.resolution : ''
  const quality = model.qualities.includes(named(wanted.quality)) ? wanted.quality : ''
  const references = Math.min(wanted.references ?? 0, model.references)
  const one = pictureCost(model.price, { resolution, quality, references })
  return one === null ? null : one * (wanted.count ?? 1) + refiningCost(cheap)
}

/** What refining a prompt usually costs; nothing where nobody says. */
function refiningCost(cheap: Model | null): number {
  const { input_per_million: read, output_per_million: written } = cheap?.price ?? {}
  if (!cheap || cheap.local || typeof read !== 'number' || typeof written !== 'number') return 0
  return Math.ceil((read * REFINING.read + written * REFINING.written) / 1_000_000)
}
