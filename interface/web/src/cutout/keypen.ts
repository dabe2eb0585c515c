// The brush without a pointer: arrows move it, Enter puts it down and lifts it. With the other tools arrows move the picture.
import type { Ref, ShallowRef } from 'vue'
import type { Point } from '@/dialogs/view'
import { t } from '@/locales'
import type { Refining } from './refining'

interface Desk {
  cursor: ShallowRef<Point | null>
  /** The brush's, in pixels of the picture. */
  radius: Ref<number>
  panBy(x: number, y: number): void
  tell(words: string): void
  /** Goes to the handles of the box. */
  frame(): void
}

const WAYS: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}
/** CSS pixels. */
const PAN = 60
/** How much further with Shift. */
const FAR = 5

export function createKeyPen(refining: Refining, desk: Desk) {
  const { picture, tool } = refining
  let down = false

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const way = WAYS[event.key]
    if (way) go(way, event.shiftKey ? FAR : 1)
    else if (event.key === 'Enter' && !event.repeat) enter()
    else return
    event.preventDefault()
  }

  function go(way: Point, times: number): void {
    if (tool.value !== 'brush') return desk.panBy(-way.x * PAN * times, -way.y * PAN * times)
    const from = here()
    const step = Math.max(1, desk.radius.value / 2) * times
    const to = { x: within(from.x + way.x * step, picture.width), y: within(from.y + way.y * step, picture.height) }
    desk.cursor.value = to
    if (down) refining.drawLine([to])
    desk.tell(t('cutout.at', { x: share(to.x, picture.width), y: share(to.y, picture.height) }))
  }

  function enter(): void {
    if (tool.value === 'box') return putBox()
    if (tool.value !== 'brush') return
    if (down) return end()
    desk.cursor.value = here()
    down = true
    refining.beginLine(desk.cursor.value, desk.radius.value)
    desk.tell(t(refining.keep.value ? 'cutout.downKeep' : 'cutout.downRemove'))
  }

  function putBox(): void {
    if (!refining.marks.value.box) refining.putBox()
    desk.frame()
  }

  /** Lifts the brush: what was drawn counts. */
  function end(): void {
    if (!down) return
    down = false
    refining.end()
    desk.tell(t('cutout.lifted'))
  }

  const here = (): Point => desk.cursor.value ?? { x: picture.width / 2, y: picture.height / 2 }

  return { press, end, lift: () => void (down = false) }
}

function within(value: number, room: number): number {
  return Math.min(room, Math.max(0, value))
}

function share(value: number, whole: number): number {
  return Math.round((value / whole) * 100)
}
