// A model as a line of the picker.
import type { DescribedModel } from '@/api/types'
import { plain, type Line } from '@/finding/line'
import { t } from '@/locales'
import { costInWords } from './words'

export interface Row {
  /** Empty for the automatic choice. */
  id: string
  /** None for the automatic choice, or an id that was typed. */
  model: DescribedModel | null
  /** Of the group that begins with it. */
  group: string
}

export interface Standing {
  /** Id of the one that is used; empty where that is automatic. */
  chosen: string
  /** Name of what automatic means now. */
  automatic: string
  favourites: readonly string[]
  /** Labels by name. */
  providers: ReadonlyMap<string, string>
  /** How models fared side by side, in words, by id. */
  won: ReadonlyMap<string, string>
}

export function lineOf({ id, model, group }: Row, { chosen, automatic, favourites, providers, won }: Standing): Line {
  const current = id === chosen
  const common = { id, current, heading: group && t(`models.groups.${group}`), pinned: id !== '' && favourites.includes(id) }
  if (!model) {
    const name = automatic ? t('models.automaticIs', { name: automatic }) : t('models.automatic')
    return { ...common, icon: current ? 'check' : 'model', title: plain(id ? t('models.use', { id }) : name), text: [], end: '' }
  }
  const recommended = model.recommended ? t('models.recommended') : ''
  const about = [providers.get(model.provider) ?? model.provider, recommended, won.get(id)]
  return {
    ...common,
    icon: current ? 'check' : model.kind === 'text' ? 'chat' : 'image',
    title: plain(model.label),
    text: plain(about.filter(Boolean).join(' · ')),
    end: costInWords(model),
  }
}
