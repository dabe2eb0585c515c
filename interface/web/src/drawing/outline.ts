// How a shape is drawn, as paths of SVG: the page shows them, and a canvas draws the same for the layer. Pure.
import type { Point } from '@/dialogs/view'
import { STAMPS } from './stamps'
import { LEADING, boundsOf, pointsOf, type Shape } from './shapes'

/** How long the head of an arrow is, and how wide, for a line of 1. */
const HEAD = { long: 4.2, wide: 2.1 }

/** A path to be stroked, or filled; a stamp lies in a box of 24 that is stretched over its own. */
export interface Outline {
  path: string
  fill: boolean
}

export function outlinesOf(shape: Shape): Outline[] {
  const { x, y, width, height } = boundsOf(shape)
  switch (shape.kind) {
    case 'pen':
      return [{ path: smooth(pointsOf(shape)), fill: false }]
    case 'line':
      return [{ path: along(pointsOf(shape)), fill: false }]
    case 'arrow':
      return arrow(pointsOf(shape), shape.width)
    case 'rectangle':
      return [{ path: `M${x},${y}h${width}v${height}h${-width}Z`, fill: shape.filled }]
    case 'triangle':
      return [{ path: `M${x + width / 2},${y}L${x + width},${y + height}H${x}Z`, fill: shape.filled }]
    case 'ellipse': {
      const [across, down] = [width / 2, height / 2]
      const half = (way: number) => `a${across},${down} 0 1 0 ${way * width},0`
      return [{ path: `M${x},${y + down}${half(1)}${half(-1)}Z`, fill: shape.filled }]
    }
    default:
      return []
  }
}

/** Where each line of a text begins (or is centred, or ends), and how large its letters are. */
export function linesOf(shape: Shape): { size: number; lines: { text: string; x: number; y: number }[] } {
  const { x, y, width, height } = boundsOf(shape)
  const said = shape.text.split('\n')
  const pitch = height / said.length
  const size = pitch / LEADING
  const at = shape.align === 'left' ? x : shape.align === 'right' ? x + width : x + width / 2
  return { size, lines: said.map((text, row) => ({ text, x: at, y: y + pitch * row + pitch / 2 + size * 0.35 })) }
}

export const stampOf = (shape: Shape) => STAMPS[shape.stamp] ?? STAMPS.star!

/** Through the middles between the points, so that no corner is seen. */
function smooth(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (!first) return ''
  if (rest.length < 2) return along(points.length > 1 ? points : [first, first])
  const middles = rest.slice(0, -1).map((point, at) => {
    const next = rest[at + 1]!
    return `Q${point.x},${point.y} ${(point.x + next.x) / 2},${(point.y + next.y) / 2}`
  })
  const last = rest.at(-1)!
  return `M${first.x},${first.y}${middles.join('')}L${last.x},${last.y}`
}

const along = (points: readonly Point[]) => `M${points.map(({ x, y }) => `${x},${y}`).join('L')}`

function arrow([from, to]: readonly Point[], width: number): Outline[] {
  if (!from || !to) return []
  const long = Math.hypot(to.x - from.x, to.y - from.y) || 1
  const [across, down] = [(to.x - from.x) / long, (to.y - from.y) / long]
  const head = Math.min(HEAD.long * width, long)
  const neck = { x: to.x - across * head, y: to.y - down * head }
  const wide = (HEAD.wide / HEAD.long) * head
  const sides = [1, -1].map((side) => ({ x: neck.x - side * down * wide, y: neck.y + side * across * wide }))
  // the line ends inside of the head, so that its end is not seen beside the point
  const end = { x: to.x - across * head * 0.6, y: to.y - down * head * 0.6 }
  return [
    { path: along([from, end]), fill: false },
    { path: `${along([to, ...sides])}Z`, fill: true },
  ]
}
