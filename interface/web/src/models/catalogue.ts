// All models with what is said of them, read when somebody is about to choose one, and again when that is five minutes old.
import { computed, shallowRef } from 'vue'
import { call } from '@/api/client'
import type { DescribedModel } from '@/api/types'
import { useSession } from '@/session'

const FRESH_MS = 300_000
const { state } = useSession()
const read = shallowRef<{ models: DescribedModel[]; of: unknown; at: number } | null>(null)

/** Those of the session at once, with their descriptions once these are here. */
export const allModels = computed<DescribedModel[]>(() => {
  const known = state.session?.models
  if (read.value && read.value.of === known) return read.value.models
  return [...(known?.image ?? []), ...(known?.chat ?? [])].map((model) => ({ ...model, description: '' }))
})

/** Where they cannot be read, those of the session are enough to choose from. */
export async function readModels(): Promise<void> {
  const of = state.session?.models
  if (read.value?.of === of && Date.now() - (read.value?.at ?? 0) < FRESH_MS) return
  const answer = await call<{ models: DescribedModel[] }>('GET', '/models').catch(() => null)
  if (answer) read.value = { models: answer.models, of, at: Date.now() }
}
