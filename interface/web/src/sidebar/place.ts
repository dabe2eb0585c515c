// Where the sidebar is: beside the studio, hidden, or over it as a drawer where there is no room for it.
import { reactive, watch } from 'vue'

const KEY = 'atelier.sidebar'

interface Place {
  /** Beside the studio, where there is room. Remembered. */
  docked: boolean
  /** Over the studio. */
  drawer: boolean
}

export const sidebar = reactive<Place>({ docked: remembered() !== 'hidden', drawer: false })

watch(
  () => sidebar.docked,
  (docked) => remember(docked ? 'docked' : 'hidden'),
)

/** The button in the bar above a conversation: brings the list back, or over, as the width allows. */
export function showSidebar(): void {
  if (window.matchMedia('(max-width: 820px)').matches) sidebar.drawer = true
  else sidebar.docked = true
}

export function hideSidebar(): void {
  if (sidebar.drawer) sidebar.drawer = false
  else sidebar.docked = false
}

function remembered(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

function remember(value: string): void {
  try {
    localStorage.setItem(KEY, value)
  } catch {
    // storage is forbidden: the sidebar is back on the next visit
  }
}
