// What can be chosen for a picture, by what the model declares; and why something is not to be had.
import type { Model } from '@/api/types'
import { t } from '@/locales'

/** What has a list of words to choose from. */
export const LISTED = ['resolution', 'quality', 'format', 'background'] as const
export type Listed = (typeof LISTED)[number]

/** The words that the model offers, its own first; empty where it has no such choice. */
export function offeredBy(model: Model | null, name: Listed): readonly string[] {
  if (!model) return []
  return { resolution: model.resolutions, quality: model.qualities, format: model.formats, background: model.backgrounds }[name]
}

/** Why the model would ignore it; empty where it does not. */
export function whyNot(model: Model | null, name: Listed | 'seed' | 'negative' | 'references'): string {
  const label = model?.label ?? ''
  if (!model) return t('models.options.noModel')
  if (name === 'seed') return model.seed ? '' : t('models.options.noSeed', { name: label })
  if (name === 'negative') return model.negative ? '' : t('models.options.noNegative', { name: label })
  if (name === 'references') return model.references ? '' : t('models.options.noReferences', { name: label })
  return offeredBy(model, name).length ? '' : t(`models.options.no.${name}`, { name: label })
}
