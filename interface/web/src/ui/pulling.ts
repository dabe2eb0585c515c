// What is pulled by its grips: with a pointer, a finger, or the arrow keys.
import { ref } from 'vue'
import type { Point } from '@/dialogs/view'

export const WAYS: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

interface Pulled<Grip> {
  /** By so many pixels of the picture since it was taken. */
  pull: (grip: Grip, by: Point) => void
  /** Pixels of the picture in one of the screen. */
  density: () => number
  /** Pixels of the picture for one press; `far` with Shift. One pixel of the screen where it is left out. */
  step?: (far: boolean) => number
  /** It was let go, or nothing was held by a grip that lost the focus. */
  settle: (was: boolean) => void
  /** The pointer was taken away; as `settle` where it is left out. */
  drop?: () => void
}

export function usePulling<Grip>({ pull, density, step, settle, drop }: Pulled<Grip>) {
  let taken: { grip: Grip; from: Point; by: Point } | null = null
  /** Whether a pointer holds it. */
  const held = ref(false)
  /** Never less than one pixel of the picture. */
  const pace = step ?? ((far: boolean) => Math.max(1, Math.round(density())) * (far ? 10 : 1))

  function take(grip: Grip, event: PointerEvent): void {
    ;(event.currentTarget as HTMLElement).setPointerCapture(event.pointerId)
    taken = { grip, from: { x: event.clientX, y: event.clientY }, by: { x: 0, y: 0 } }
    held.value = true
  }

  function move(event: PointerEvent): void {
    if (!taken || !held.value) return
    pull(taken.grip, { x: (event.clientX - taken.from.x) * density(), y: (event.clientY - taken.from.y) * density() })
  }

  function press(grip: Grip, event: KeyboardEvent): void {
    const way = WAYS[event.key]
    if (!way) return
    event.preventDefault()
    event.stopPropagation()
    if (taken?.grip !== grip) taken = { grip, from: { x: 0, y: 0 }, by: { x: 0, y: 0 } }
    const far = pace(event.shiftKey)
    taken.by = { x: taken.by.x + way.x * far, y: taken.by.y + way.y * far }
    pull(grip, taken.by)
  }

  function letGo(then: (was: boolean) => void): void {
    const was = taken !== null
    taken = null
    held.value = false
    then(was)
  }

  const end = () => letGo(settle)
  const alone = (act: (event: PointerEvent) => void) => (event: PointerEvent) => {
    event.stopPropagation() // the stage below is not moved
    act(event)
  }

  /** What a grip hears: bound to a button with `v-bind`. */
  const grip = (of: Grip) => ({
    onPointerdown: alone((event) => take(of, event)),
    onPointermove: alone(move),
    onPointerup: alone(end),
    onPointercancel: alone(() => (drop ? letGo(drop) : end())),
    onKeydown: (event: KeyboardEvent) => press(of, event),
    onKeyup: end,
    onBlur: end,
  })

  return { held, grip }
}
