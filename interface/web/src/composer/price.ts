// What pictures will cost, in words, before they are asked for.
import { computed } from 'vue'
import type { Model } from '@/api/types'
import { standing } from '@/current'
import { money } from '@/format'
import { t } from '@/locales'
import { paintingCost } from '@/models/cost'
import { useSession } from '@/session'

/** `cost`: of all that is asked for; null where nobody knows. */
export function priceOf(model: Model | null, cost: number | null): string {
  if (!model) return t('composer.noModel')
  if (cost === 0) return model.local ? t('composer.freeHere') : t('thread.free')
  return cost === null ? t('composer.priceUnknown') : t('composer.aboutPrice', { price: money(cost) })
}

/** Micro-dollars of what the box would have painted now: as many as are chosen and as they are chosen, from the pictures that go
 *  along, with the refining of the words. */
export function useCost(references: () => number) {
  const { models, settings, imageModel } = useSession()
  return computed(() => {
    const model = imageModel.value
    if (!model) return null
    const { count, resolution, quality, better_context: better } = standing.value
    const cheap = (better ?? settings.value?.better_context) ? cheapOf(models.value) : null
    return paintingCost(model, { count, resolution, quality, references: references() }, cheap)
  })
}

/** What refines prompts; null where nothing does. */
export function cheapOf(models: { chat: readonly Model[]; image: readonly Model[]; chosen: { cheap: string } } | null): Model | null {
  return models ? ([...models.chat, ...models.image].find(({ id }) => id === models.chosen.cheap) ?? null) : null
}

/** The aspect that will be used: the wished one where the model can, else the model's first. */
export function aspectOf(model: Model | null, wished: string): string {
  if (!model?.aspects.length) return wished
  return model.aspects.includes(wished) ? wished : model.aspects[0]!
}
