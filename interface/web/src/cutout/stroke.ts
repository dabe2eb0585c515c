// A line of the brush while it grows: pure. As few points as show the same line, each a tenth of a pixel exact.
import type { Point } from '@/dialogs/view'
import type { Stroke } from './refinement'

/** Points nearer than this part of the brush's radius say nothing more. */
const APART = 1 / 6

export function dotted(keep: boolean, radius: number, at: Point): Stroke {
  return { keep, radius: tenth(Math.max(1, radius)), points: [[tenth(at.x), tenth(at.y)]] }
}

export function drawn(stroke: Stroke, to: readonly Point[]): Stroke {
  const points = [...stroke.points]
  const least = Math.max(0.5, stroke.radius * APART)
  for (const { x, y } of to) {
    const [lastX, lastY] = points.at(-1)!
    if (Math.hypot(x - lastX, y - lastY) >= least) points.push([tenth(x), tenth(y)])
  }
  return points.length > stroke.points.length ? { ...stroke, points } : stroke
}

/** For a `<path>` with round ends: a single point is a dot. */
export function pathOf({ points }: Stroke): string {
  const [first, ...rest] = points.map(([x, y]) => `${x},${y}`)
  return `M${first}L${(rest.length ? rest : [first]).join('L')}`
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
