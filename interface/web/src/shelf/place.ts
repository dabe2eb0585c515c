// Where the shelf is: beside the conversation, hidden, or over it where there is no room.
import { reactive, watch } from 'vue'

const KEY = 'atelier.shelf'

export const shelf = reactive({ docked: remembered() !== 'hidden', drawer: false })

watch(
  () => shelf.docked,
  (docked) => {
    try {
      localStorage.setItem(KEY, docked ? 'docked' : 'hidden')
    } catch {
      // storage is forbidden: the shelf is back on the next visit
    }
  },
)

function remembered(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}
