// What a picture will cost, in words, before it is asked for.
import type { Model } from '@/api/types'
import { money } from '@/format'
import { t } from '@/locales'

export function priceOf(model: Model | null): string {
  if (!model) return t('composer.noModel')
  if (model.local || model.price.image === 0) return model.local ? t('composer.freeHere') : t('thread.free')
  if (model.price.image === null) return t('composer.priceUnknown')
  return t('composer.aboutPrice', { price: money(model.price.image) })
}

/** The aspect that will be used: the wished one where the model can, else the model's first. */
export function aspectOf(model: Model | null, wished: string): string {
  if (!model?.aspects.length) return wished
  return model.aspects.includes(wished) ? wished : model.aspects[0]!
}
