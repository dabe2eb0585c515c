// Which model is being chosen, for what, and who hears of it.
import { ref, shallowRef } from 'vue'
import type { Model } from '@/api/types'

/** `any`: the conversation's, which talks or paints. */
export type Job = 'any' | 'chat' | 'image' | 'cheap'

export interface Picking {
  job: Job
  /** Id of the chosen one; empty where it is automatic. */
  chosen: string
  /** Name of what automatic means now. */
  automatic: string
  /** Hears of the id, empty for automatic; the model where it is a known one. */
  take: (id: string, model: Model | null) => void
  /** Opens what has several paint the same prompt; none where that makes no sense. */
  compare?: () => void
}

/** What the open picker is for; null while it is closed. */
export const picking = shallowRef<Picking | null>(null)

/** Whether what is chosen for pictures lies over the studio. */
export const choosingOptions = ref(false)
