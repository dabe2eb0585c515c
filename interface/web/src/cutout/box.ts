// A box around the subject: pure geometry in pixels of the picture.
import type { Point, Size } from '@/dialogs/view'
import type { Box } from './refinement'

/** Corners by compass, and the middle, which moves all of it. */
export const HANDLES = ['nw', 'ne', 'sw', 'se', 'whole'] as const
export type Handle = (typeof HANDLES)[number]

/** Neither side gets smaller, in pixels; a drag that spans less is a click. */
const LEAST = 8
/** How much a box leaves free at each edge when it is put there without a drag. */
const MARGIN = 0.12

/** The box between two points, inside of the picture; null when it is too small to be meant. */
export function spanned(a: Point, b: Point, size: Size): Box | null {
  const [left, right] = ordered(a.x, b.x, size.width)
  const [top, bottom] = ordered(a.y, b.y, size.height)
  if (right - left < LEAST || bottom - top < LEAST) return null
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** One to begin with: the picture without its edges. */
export function usual({ width, height }: Size): Box {
  const x = Math.round(width * MARGIN)
  const y = Math.round(height * MARGIN)
  return { x, y, width: width - 2 * x, height: height - 2 * y }
}

/** The box after a handle went `by` that far. */
export function pulled(box: Box, handle: Handle, by: Point, size: Size): Box {
  if (handle === 'whole') {
    const x = within(box.x + by.x, 0, size.width - box.width)
    const y = within(box.y + by.y, 0, size.height - box.height)
    return { ...box, x: Math.round(x), y: Math.round(y) }
  }
  const across = side(box.x, box.width, handle.endsWith('w'), by.x, size.width)
  const down = side(box.y, box.height, handle.startsWith('n'), by.y, size.height)
  return { x: across.at, width: across.long, y: down.at, height: down.long }
}

function side(at: number, long: number, first: boolean, by: number, room: number): { at: number; long: number } {
  const end = at + long
  if (first) {
    const start = Math.round(within(at + by, 0, end - LEAST))
    return { at: start, long: end - start }
  }
  return { at, long: Math.round(within(end + by, at + LEAST, room)) - at }
}

function ordered(a: number, b: number, room: number): [number, number] {
  return [Math.round(within(Math.min(a, b), 0, room)), Math.round(within(Math.max(a, b), 0, room))]
}

function within(value: number, low: number, high: number): number {
  return Math.min(Math.max(high, low), Math.max(low, value))
}
