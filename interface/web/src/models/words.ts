// What a model costs and can do, in a few words.
import type { Model } from '@/api/types'
import { dollars } from '@/format'
import { t } from '@/locales'
import { costOf } from './search'

/** `≈ $0.07 a picture`, `≈ $0.0025 a reply`, `free, on this machine`: never a number that is not known. */
export function costInWords(model: Model): string {
  if (model.local) return t('models.freeHere')
  const cost = costOf(model)
  if (cost === null) return t('models.unknown')
  if (cost === 0) return t('models.free')
  return t(model.kind === 'text' ? 'models.aReply' : 'models.aPicture', { price: dollars(cost) })
}

/** What it can do, in the order of what matters most. */
export function abilities(model: Model): string[] {
  return [
    model.edit && t('models.can.edits'),
    model.vision && !model.edit && t('models.can.vision'),
    model.tools && t('models.can.tools'),
    model.context !== null && t('models.context', { n: shortened(model.context) }),
    ...model.tags,
  ].filter((each): each is string => typeof each === 'string')
}

/** `200K`, `1M` tokens. */
function shortened(tokens: number): string {
  if (tokens >= 1_000_000) return `${Number((tokens / 1_000_000).toFixed(1))}M`
  return tokens >= 1_000 ? `${Math.round(tokens / 1_000)}K` : String(tokens)
}
