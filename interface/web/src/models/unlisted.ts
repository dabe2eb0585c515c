// A model whose id somebody typed.
import type { Model } from '@/api/types'

/** A model that was named by its id alone: what it can do nobody knows. */
export function unlisted(id: string, kind: Model['kind']): Model {
  const shapes = { aspects: [], resolutions: [], qualities: [], formats: [], backgrounds: [] }
  const nothing = { ...shapes, moderations: [], compressed: [], tags: [] }
  const cannot = { local: false, vision: false, tools: false, edit: false, stand_in: false, recommended: false }
  const price = { image: null, input_per_million: null, output_per_million: null, rates: [], reference: 0 }
  const provider = id.includes('/') ? id.slice(0, id.indexOf('/')) : ''
  const paints = { context: null, references: 0, seed: false, negative: false, price, reply: null }
  return { ...nothing, ...cannot, ...paints, id, label: id, provider, kind }
}
