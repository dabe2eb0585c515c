// All models with what is said of them, for who is about to choose one.
import { computed } from 'vue'
import type { DescribedModel } from '@/api/types'
import { useSession } from '@/session'
import { readListed } from './listed'

const { state, models } = useSession()

/** Those at work at once, all of them with their descriptions once these are here. */
export const allModels = computed<DescribedModel[]>(() =>
  [...(models.value?.image ?? []), ...(models.value?.chat ?? [])].map((model) => ({ description: '', ...model })),
)

export const readModels = () => readListed(state.session?.models)
