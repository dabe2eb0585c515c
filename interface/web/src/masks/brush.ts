// One stretch of a brush: round, as soft as wanted, and as wide at each end as the pen was pressed. Pure.
import type { Point } from '@/dialogs/view'
import { areaOf, mark, type Area, type Raster } from './raster'

/** Where a brush was, in pixels of the mask. */
export interface Spot extends Point {
  radius: number
}

export interface Brush {
  /** 0–1: which part of its radius marks all. */
  hardness: number
  erases: boolean
}

/** Half of the pixel that an edge is drawn over. */
const EDGE = 0.5

/** Marks what lies between two spots; the answer is what may have changed. */
export function stroke(raster: Raster, from: Spot, to: Spot, { hardness, erases }: Brush): Area | null {
  const reach = Math.max(from.radius, to.radius) + EDGE
  const least = { x: Math.min(from.x, to.x) - reach, y: Math.min(from.y, to.y) - reach }
  const most = { x: Math.max(from.x, to.x) + reach, y: Math.max(from.y, to.y) + reach }
  const area = areaOf(least, most, raster)
  if (!area) return null
  const [across, down] = [to.x - from.x, to.y - from.y]
  const long = across * across + down * down
  for (let y = area.top; y < area.bottom; y++) {
    for (let x = area.left; x < area.right; x++) {
      // the middle of a pixel lies half a pixel in
      const [dx, dy] = [x + 0.5 - from.x, y + 0.5 - from.y]
      const share = long ? Math.min(1, Math.max(0, (dx * across + dy * down) / long)) : 0
      const radius = from.radius + (to.radius - from.radius) * share
      const coverage = falling(Math.hypot(dx - across * share, dy - down * share), radius, hardness)
      if (coverage) mark(raster.data, y * raster.width + x, coverage, erases)
    }
  }
  return area
}

/** All within the hard part, nothing beyond the edge, and a smooth fall between them, 0–255. */
function falling(distance: number, radius: number, hardness: number): number {
  const inner = Math.min(radius * hardness, radius - EDGE)
  const outer = radius + EDGE
  if (distance >= outer) return 0
  if (distance <= inner) return 255
  const left = (outer - distance) / (outer - inner)
  return Math.round(255 * left * left * (3 - 2 * left))
}
