// The frame of a crop, in whole pixels of the picture it lies on: pure geometry.
import type { Point, Size } from '@/dialogs/view'

export interface Frame extends Point, Size {}

/** Corners and edges by compass, and the middle, which moves all of it. */
export const GRIPS = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w', 'whole'] as const
export type Grip = (typeof GRIPS)[number]

/** Neither side gets shorter, in pixels, where the picture has as many. */
const LEAST = 16

export const wholeOf = ({ width, height }: Size): Frame => ({ x: 0, y: 0, width, height })

export function isWhole(frame: Frame, { width, height }: Size): boolean {
  return frame.x === 0 && frame.y === 0 && frame.width === width && frame.height === height
}

/** The largest frame of that shape (width / height), its middle as near to that of `around` as the edges allow. */
export function shaped(ratio: number, size: Size, around: Frame = wholeOf(size)): Frame {
  const width = Math.min(size.width, size.height * ratio)
  return placed(width, width / ratio, middle(around), size)
}

/** The frame after a grip went `by` that far; with a shape (width / height) it keeps it. */
export function pulled(frame: Frame, grip: Grip, by: Point, size: Size, ratio: number | null): Frame {
  if (grip === 'whole') {
    const x = within(frame.x + by.x, 0, size.width - frame.width)
    const y = within(frame.y + by.y, 0, size.height - frame.height)
    return { ...frame, x: Math.round(x), y: Math.round(y) }
  }
  return ratio === null ? free(frame, grip, by, size) : kept(frame, grip, by, size, ratio)
}

/** With another width or height around the same middle. */
export function measured(frame: Frame, wanted: Partial<Size>, size: Size, ratio: number | null): Frame {
  const least = leastOf(size)
  let width = within(wanted.width ?? (ratio && wanted.height ? wanted.height * ratio : frame.width), least.width, size.width)
  let height = within(ratio ? width / ratio : (wanted.height ?? frame.height), least.height, size.height)
  if (ratio) width = Math.min(width, (height = Math.min(height, size.height)) * ratio)
  return placed(width, height, middle(frame), size)
}

/** The same part of the picture in another size; of its shape, where it has one. */
export function resized(frame: Frame, from: Size, to: Size, ratio: number | null): Frame {
  const [across, down] = [to.width / from.width, to.height / from.height]
  const at = middle(frame)
  let [width, height] = [frame.width * across, frame.height * down]
  if (ratio) [width, height] = width / height > ratio ? [height * ratio, height] : [width, width / ratio]
  return placed(width, height, { x: at.x * across, y: at.y * down }, to)
}

/** The frame on the picture after a quarter turn clockwise; `size` is the picture's before. */
export function turned(frame: Frame, size: Size): Frame {
  return { x: size.height - frame.y - frame.height, y: frame.x, width: frame.height, height: frame.width }
}

/** The frame on the picture mirrored left to right. */
export function mirrored(frame: Frame, size: Size): Frame {
  return { ...frame, x: size.width - frame.x - frame.width }
}

function free(frame: Frame, grip: Grip, by: Point, size: Size): Frame {
  const least = leastOf(size)
  const across = side(frame.x, frame.width, ends(grip, 'w', 'e'), by.x, size.width, least.width)
  const down = side(frame.y, frame.height, ends(grip, 'n', 's'), by.y, size.height, least.height)
  return { x: across.at, y: down.at, width: across.long, height: down.long }
}

/** What does not move is the opposite corner, or the middle of the opposite edge. */
function kept(frame: Frame, grip: Grip, by: Point, size: Size, ratio: number): Frame {
  const [h, v] = [ends(grip, 'w', 'e'), ends(grip, 'n', 's')]
  const roomX = room(h, frame.x, frame.width, size.width)
  const roomY = room(v, frame.y, frame.height, size.height)
  const byWidth = frame.width + h * by.x
  const byHeight = (frame.height + v * by.y) * ratio
  const wanted = !v ? byWidth : !h ? byHeight : (byWidth + byHeight) / 2
  const width = within(wanted, Math.max(leastOf(size).width, leastOf(size).height * ratio), Math.min(roomX, roomY * ratio))
  const height = width / ratio
  const x = h < 0 ? frame.x + frame.width - width : h > 0 ? frame.x : middle(frame).x - width / 2
  const y = v < 0 ? frame.y + frame.height - height : v > 0 ? frame.y : middle(frame).y - height / 2
  return rounded(x, y, width, height, size)
}

/** How long a side can get when it grows that way; both ways where it grows from its middle. */
function room(way: number, at: number, long: number, whole: number): number {
  if (way) return way < 0 ? at + long : whole - at
  return 2 * Math.min(at + long / 2, whole - at - long / 2)
}

function side(at: number, long: number, way: number, by: number, room: number, least: number): { at: number; long: number } {
  if (way < 0) {
    const start = Math.round(within(at + by, 0, at + long - least))
    return { at: start, long: at + long - start }
  }
  return way > 0 ? { at, long: Math.round(within(long + by, least, room - at)) } : { at, long }
}

/** -1 where a grip moves the first of two edges, 1 where the second, 0 where neither. */
const ends = (grip: Grip, first: string, second: string) => (grip.includes(first) ? -1 : grip.includes(second) ? 1 : 0)

const middle = ({ x, y, width, height }: Frame): Point => ({ x: x + width / 2, y: y + height / 2 })

const leastOf = ({ width, height }: Size): Size => ({ width: Math.min(LEAST, width), height: Math.min(LEAST, height) })

function placed(width: number, height: number, at: Point, size: Size): Frame {
  return rounded(at.x - width / 2, at.y - height / 2, width, height, size)
}

function rounded(x: number, y: number, wide: number, high: number, size: Size): Frame {
  const width = within(Math.round(wide), 1, size.width)
  const height = within(Math.round(high), 1, size.height)
  return { x: Math.round(within(x, 0, size.width - width)), y: Math.round(within(y, 0, size.height - height)), width, height }
}

function within(value: number, low: number, high: number): number {
  return Math.min(Math.max(high, low), Math.max(low, value))
}
