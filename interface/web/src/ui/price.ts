// What a picture costs, in words: never a number that is not known.
import { money } from '@/format'
import { t } from '@/locales'

/** `cost` in micro-dollars a picture; 0 is free, null is unknown. */
export function priceOf(cost: number | null): string {
  if (cost === null) return t('ui.priceUnknown')
  return cost === 0 ? t('ui.free') : t('ui.about', { price: money(cost) })
}
