// How much is added around a picture, in whole pixels of it: as `/expand` says it. Pure.
import type { Point, Size } from '@/dialogs/view'

export interface Extent {
  left: number
  top: number
  right: number
  bottom: number
}

export const NOTHING: Extent = { left: 0, top: 0, right: 0, bottom: 0 }
const SIDES = ['left', 'top', 'right', 'bottom'] as const
/** Corners and edges by compass. */
export const CANVAS_GRIPS = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const
export type CanvasGrip = (typeof CANVAS_GRIPS)[number]
export const CANVAS_RATIOS = ['16:9', '3:2', '4:3', '1:1', '3:4', '2:3', '9:16']
/** As imaging/extent.py has them: by how much of the picture's own side one side may grow, and pixels of what comes out. */
const MOST_SHARE = 2
const MOST_PIXELS = 60_000_000

export const sizeWith = ({ width, height }: Size, { left, top, right, bottom }: Extent): Size => ({
  width: left + width + right,
  height: top + height + bottom,
})

export const isNothing = (extent: Extent) => SIDES.every((side) => extent[side] === 0)

/** Whether as much can be filled around a picture of that size. */
export function canBeFilled(extent: Extent, size: Size): boolean {
  const { width, height } = sizeWith(size, extent)
  const across = Math.max(extent.left, extent.right) <= MOST_SHARE * size.width
  return across && Math.max(extent.top, extent.bottom) <= MOST_SHARE * size.height && width * height <= MOST_PIXELS
}

/** After a grip went that far: never into the picture, and no further than can be filled. */
export function grown(extent: Extent, grip: CanvasGrip, { x, y }: Point, size: Size): Extent {
  const side = (at: number, by: number, whole: number) => Math.round(Math.min(MOST_SHARE * whole, Math.max(0, at + by)))
  return {
    left: grip.includes('w') ? side(extent.left, -x, size.width) : extent.left,
    top: grip.includes('n') ? side(extent.top, -y, size.height) : extent.top,
    right: grip.includes('e') ? side(extent.right, x, size.width) : extent.right,
    bottom: grip.includes('s') ? side(extent.bottom, y, size.height) : extent.bottom,
  }
}

/** The least around its middle that gives it that shape, `width:height`. */
export function toShape(ratio: string, { width, height }: Size): Extent {
  const [wide = 1, high = 1] = ratio.split(':').map(Number)
  const across = Math.max(Math.round((height * wide) / high) - width, 0)
  const down = Math.max(Math.round((width * high) / wide) - height, 0)
  const [left, top] = [Math.floor(across / 2), Math.floor(down / 2)]
  return { left, top, right: across - left, bottom: down - top }
}

/** `left:120px,right:120px`. */
export function saidExtent(extent: Extent): string {
  return SIDES.filter((side) => extent[side]).map((side) => `${side}:${extent[side]}px`).join()
}
