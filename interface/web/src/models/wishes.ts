// What can be chosen for a picture, by what the model declares; and why something is not to be had.
import type { Model } from '@/api/types'
import { t } from '@/locales'

/** What has a list of words to choose from. */
const LISTED = ['resolution', 'quality', 'format', 'background', 'moderation'] as const
export type Listed = (typeof LISTED)[number]

/** The words that the model offers, its own first; empty where it has no such choice. */
export function offeredBy(model: Model | null, name: Listed): readonly string[] {
  if (!model) return []
  const { resolutions, qualities, formats, backgrounds, moderations } = model
  return { resolution: resolutions, quality: qualities, format: formats, background: backgrounds, moderation: moderations }[name]
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

/** What hardly any model offers: it is there for those that do, and where it was chosen. */
const RARE: readonly Listed[] = ['moderation']

/** Those of the lists that are shown for this model. */
export function shownFor(model: Model | null, chosen: Partial<Record<Listed, string>>): Listed[] {
  return LISTED.filter((name) => !RARE.includes(name) || offeredBy(model, name).length || chosen[name])
}

/** Why the compression of this format cannot be chosen, for a model that has a choice of it; empty where it can. */
export function whyNotCompressed(model: Model, format: string): string {
  const formats = model.compressed.map((one) => t(`models.options.words.${one}`)).join(', ')
  return model.compressed.includes(format) ? '' : t('models.options.compressionFormats', { formats })
}
