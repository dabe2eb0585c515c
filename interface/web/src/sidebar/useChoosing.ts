// How a row of the list is chosen: by its tick, with Shift or, once some are, by a click; a finger rests on it.
import { choose, choosing } from './chosen'

const LONG_MS = 450
const STILL_PX = 10

/** `press` hears a click while it is caught, before the row's link does; `holding` are listeners for a finger. */
export function useChoosing(id: () => string) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let from = { x: 0, y: 0 }
  let touches = false
  let held = false

  function leave() {
    clearTimeout(timer)
  }

  function press(event: MouseEvent) {
    const byKey = event.detail === 0 // Enter opens, X chooses
    const opens = byKey || event.ctrlKey || event.metaKey || !(event.shiftKey || choosing.value)
    if (!held && (opens || !(event.target as Element).closest('a'))) return
    event.preventDefault()
    event.stopPropagation()
    if (!held) choose(id(), event)
    held = false
  }

  const holding = {
    pointerdown({ pointerType, clientX, clientY }: PointerEvent) {
      leave()
      held = false
      touches = pointerType !== 'mouse'
      from = { x: clientX, y: clientY }
      if (touches) timer = setTimeout(hold, LONG_MS)
    },
    pointermove({ clientX, clientY }: PointerEvent) {
      if (Math.hypot(clientX - from.x, clientY - from.y) > STILL_PX) leave()
    },
    pointerup: leave,
    pointercancel: leave,
    /** The browser's own menu for a link comes by the same gesture. */
    contextmenu(event: Event) {
      if (touches) event.preventDefault()
    },
  }

  /** The click that the finger ends with is none. */
  function hold() {
    held = true
    choose(id())
  }

  return { press, holding }
}
