// Models for tests: what is not said of one it cannot do.
import type { DescribedModel } from '@/api/types'

export function aModel(said: Partial<DescribedModel> = {}): DescribedModel {
  return {
    id: 'acme/model',
    label: 'Model',
    provider: 'acme',
    kind: 'text',
    local: false,
    vision: false,
    tools: false,
    edit: false,
    stand_in: false,
    recommended: false,
    tags: [],
    context: null,
    aspects: [],
    resolutions: [],
    qualities: [],
    formats: [],
    backgrounds: [],
    moderations: [],
    compressed: [],
    references: 0,
    seed: false,
    negative: false,
    price: { image: null, input_per_million: null, output_per_million: null, rates: [], reference: 0 },
    reply: null,
    description: '',
    ...said,
  }
}
