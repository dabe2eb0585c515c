// A mask as numbers: how much of each pixel is to be changed. Pure; what it looks like is for `MaskLayer.vue`.
import type { Point, Size } from '@/dialogs/view'

export interface Raster extends Size {
  /** 0–255, row by row. */
  readonly data: Uint8Array
}

/** Whole pixels; `right` and `bottom` are the first that do not belong to it. */
export interface Area {
  left: number
  top: number
  right: number
  bottom: number
}

/** Longer masks would show nothing more: an edge is as sharp as the server makes it of this. */
const LONGEST = 2048

export function blank({ width, height }: Size): Raster {
  return { width, height, data: new Uint8Array(width * height) }
}

/** The size of the mask of a picture, in pixels. */
export function maskSize({ width, height }: Size): Size {
  const factor = Math.min(1, LONGEST / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) }
}

export const wholeArea = ({ width, height }: Size): Area => ({ left: 0, top: 0, right: width, bottom: height })

/** The whole pixels between these, those of the picture only; null where there are none. */
export function areaOf(least: Point, most: Point, { width, height }: Size): Area | null {
  const area = {
    left: Math.max(0, Math.floor(least.x)),
    top: Math.max(0, Math.floor(least.y)),
    right: Math.min(width, Math.ceil(most.x)),
    bottom: Math.min(height, Math.ceil(most.y)),
  }
  return area.left < area.right && area.top < area.bottom ? area : null
}

export function joined(one: Area | null, other: Area | null): Area | null {
  if (!one || !other) return one ?? other
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  }
}

/** The values of an area, row by row. */
export function taken({ data, width }: Raster, { left, top, right, bottom }: Area): Uint8Array {
  const wide = right - left
  const part = new Uint8Array(wide * (bottom - top))
  for (let y = top; y < bottom; y++) part.set(data.subarray(y * width + left, y * width + right), (y - top) * wide)
  return part
}

export function put({ data, width }: Raster, { left, top, right, bottom }: Area, part: Uint8Array): void {
  const wide = right - left
  for (let y = top; y < bottom; y++) data.set(part.subarray((y - top) * wide, (y - top + 1) * wide), y * width + left)
}

/** Marks a pixel that much more, or that much less; marking it twice is marking it once. */
export function mark(data: Uint8Array, at: number, coverage: number, erases: boolean): void {
  if (erases) data[at] = Math.min(data[at]!, 255 - coverage)
  else data[at] = Math.max(data[at]!, coverage)
}

/** How much of the picture it takes, 0–1. */
export function coverageOf({ data }: Raster): number {
  let sum = 0
  for (const value of data) sum += value
  return sum / (255 * data.length)
}

export function isBlank({ data }: Raster): boolean {
  return !data.some(Boolean)
}
