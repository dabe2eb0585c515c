// A frame that is pulled by its grips: with a pointer, a finger, or the arrow keys.
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
  /** Pixels of the picture for one press; `far` with Shift. */
  step: (far: boolean) => number
}

export function usePulling<Grip>({ pull, density, step }: Pulled<Grip>) {
  let taken: { grip: Grip; from: Point; by: Point } | null = null
  /** Whether a pointer holds it. */
  const held = ref(false)

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
    const far = step(event.shiftKey)
    taken.by = { x: taken.by.x + way.x * far, y: taken.by.y + way.y * far }
    pull(grip, taken.by)
  }

  /** Whether anything was held, by a pointer or a key. */
  function letGo(): boolean {
    const was = taken !== null
    taken = null
    held.value = false
    return was
  }

  return { held, take, move, press, letGo }
}
