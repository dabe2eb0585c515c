// Points of a curve under the hand: taken, moved, added and taken away, each within its neighbours. Pure.
import { bentTable, saidOf, type CurvePoint } from '../shades/bent'

/** As many as the operation takes. */
const MOST = 16
/** Shades around a point in which a press means it. */
const NEAR = 14

const within = (value: number, low = 0, high = 255) => Math.round(Math.min(high, Math.max(low, value)))

/** Which point lies near a place; -1 where none does. */
export function pointNear(points: readonly CurvePoint[], [shade, becomes]: CurvePoint): number {
  const far = points.map(([x, y]) => Math.hypot(x - shade, y - becomes))
  const nearest = Math.min(...far)
  return nearest <= NEAR ? far.indexOf(nearest) : -1
}

/** It stays between its neighbours. */
export function moved(points: readonly CurvePoint[], at: number, [shade, becomes]: CurvePoint): CurvePoint[] {
  const low = at > 0 ? points[at - 1]![0] + 1 : 0
  const high = at < points.length - 1 ? points[at + 1]![0] - 1 : 255
  return points.map((point, place) => (place === at ? [within(shade, low, high), within(becomes)] : point))
}

/** With one more, and where that is; null where there is no room. */
export function added(points: readonly CurvePoint[], [shade, becomes]: CurvePoint): { points: CurvePoint[]; at: number } | null {
  const x = within(shade)
  if (points.length >= MOST || points.some(([taken]) => taken === x)) return null
  const all = [...points, [x, within(becomes)] as const].sort(([one], [other]) => one - other)
  return { points: all, at: all.findIndex(([taken]) => taken === x) }
}

/** One on the curve, in the middle of the widest gap. */
export function addedInGap(points: readonly CurvePoint[]): ReturnType<typeof added> {
  const gaps = points.slice(1).map(([right], at) => right - points[at]![0])
  const at = gaps.indexOf(Math.max(...gaps))
  const shade = Math.round((points[at]![0] + points[at + 1]![0]) / 2)
  return added(points, [shade, bentTable(saidOf(points))[shade]!])
}

/** The first and the last stay. */
export function without(points: readonly CurvePoint[], at: number): readonly CurvePoint[] {
  return at > 0 && at < points.length - 1 ? points.filter((_, place) => place !== at) : points
}
