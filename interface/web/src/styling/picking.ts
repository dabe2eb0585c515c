// Which style is being chosen, and who hears of it.
import { shallowRef } from 'vue'

interface Picking {
  /** Its name; empty where none is. */
  chosen: string
  take: (name: string) => void
}

/** What the open picker is for; null while it is closed. */
export const pickingStyle = shallowRef<Picking | null>(null)
