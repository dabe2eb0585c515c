// All models that can be chosen, read once the page is whole, and again when somebody chooses one: a provider may have told of
// its models only since. The server keeps what providers tell for five minutes, so asking it costs little.
import { shallowRef } from 'vue'
import { call } from '@/api/client'
import type { DescribedModel } from '@/api/types'

const FRESH_MS = 10_000
/** `of`: the models at work when they were read, which are others after each change of what is connected. */
interface Read {
  models: DescribedModel[]
  of: unknown
  at: number
}

export const listed = shallowRef<Read | null>(null)
let wanted: unknown

/** Where they cannot be read, those at work are enough to choose from. */
export async function readListed(of: unknown): Promise<void> {
  if (listed.value?.of === of && Date.now() - listed.value!.at < FRESH_MS) return
  wanted = of
  const answer = await call<{ models: DescribedModel[] }>('GET', '/models').catch(() => null)
  if (answer && wanted === of) listed.value = { models: answer.models, of, at: Date.now() }
}

/** Another person has others. */
export function forgetListed(): void {
  wanted = undefined
  listed.value = null
}
