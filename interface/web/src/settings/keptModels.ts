// The models that lie at a provider which one runs oneself.
import { call } from '@/api/client'
import type { ModelRow } from '@/cutout/models'

export type Ability = 'talks' | 'vision' | 'tools' | 'thinks' | 'paints' | 'embeds'

export interface KeptModel extends ModelRow {
  /** `8.2B`, or "". */
  parameters: string
  able: Ability[]
  /** It runs there, and is not passed on to somebody else. */
  local: boolean
}

/** As `createModels` takes it. */
export function keptModels(provider: string) {
  const at = `/settings/providers/${encodeURIComponent(provider)}/models`
  const named = (name: string) => `${at}/${name.split('/').map(encodeURIComponent).join('/')}`
  return {
    models: () => call<{ models: KeptModel[] }>('GET', at).then(({ models }) => models),
    fetchModel: (name: string) => call<KeptModel>('POST', named(name)),
    dropModel: (name: string) => call<unknown>('DELETE', named(name)),
  }
}
