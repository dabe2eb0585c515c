// Four corners of something that was seen from the side: the twin of imaging/perspective/corners.py. Pure geometry.
// tests/fixtures/perspective.json holds both to the same figures.
import type { Point, Size } from '@/dialogs/view'

/** From the upper left one clockwise, in whole pixels of the picture. */
export type Corners = readonly [Point, Point, Point, Point]

/** From a place of what they go around, seen from the front, to one of the picture: x' = (a x + b y + c) / (g x + h y + i), … */
export type Projection = readonly [number, number, number, number, number, number, number, number, number]

export const CORNER_NAMES = ['nw', 'ne', 'se', 'sw'] as const
export type CornerName = (typeof CORNER_NAMES)[number]

/** What is made has as many pixels each way. */
const LEAST = 8
/** How often the way that a corner may go is halved. */
const HALVINGS = 12

export function cornersOf({ width, height }: Size): Corners {
  return [{ x: 0, y: 0 }, { x: width, y: 0 }, { x: width, y: height }, { x: 0, y: height }]
}

/** As the operation says them. */
export const saidCorners = (corners: Corners) => corners.flatMap(({ x, y }) => [x, y]).join()

/** The way back; null for what a hand could not have set. */
export function cornersIn(said: unknown): Corners | null {
  const numbers = String(said).split(',').map(Number)
  if (numbers.length !== 8 || !numbers.every(Number.isInteger)) return null
  return mapCorners(cornersOf({ width: 1, height: 1 }), (_, at) => ({ x: numbers[2 * at]!, y: numbers[2 * at + 1]! }))
}

/** Of what they go around, seen from the front: as many pixels as its longer edges have. */
export function sizeOf([upperLeft, upperRight, lowerRight, lowerLeft]: Corners): Size {
  return {
    width: Math.round(Math.max(apart(upperLeft, upperRight), apart(lowerLeft, lowerRight))),
    height: Math.round(Math.max(apart(upperLeft, lowerLeft), apart(upperRight, lowerRight))),
  }
}

/** From a result of that size to them (Heckbert, Fundamentals of Texture Mapping, 1989, § 2.2.3). */
export function projectionOf([a, b, c, d]: Corners, { width, height }: Size): Projection {
  const [dx1, dx2, sx] = [b.x - c.x, d.x - c.x, a.x - b.x + c.x - d.x]
  const [dy1, dy2, sy] = [b.y - c.y, d.y - c.y, a.y - b.y + c.y - d.y]
  const whole = dx1 * dy2 - dx2 * dy1
  const [g, h] = [(sx * dy2 - dx2 * sy) / whole, (dx1 * sy - sx * dy1) / whole]
  return [
    (b.x - a.x + g * b.x) / width, (d.x - a.x + h * d.x) / height, a.x,
    (b.y - a.y + g * b.y) / width, (d.y - a.y + h * d.y) / height, a.y,
    g / width, h / height, 1,
  ]
}

/** The way back; the last of its sums stays above 0 between the corners. */
export function inverse([a, b, c, d, e, f, g, h, i]: Projection): Projection {
  const whole = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
  const found = [
    e * i - f * h, c * h - b * i, b * f - c * e, f * g - d * i, a * i - c * g, c * d - a * f, d * h - e * g, b * g - a * h, a * e - b * d,
  ] as const
  return found.map((each) => each / whole) as unknown as Projection
}

export function projected([a, b, c, d, e, f, g, h, i]: Projection, { x, y }: Point): Point {
  const far = g * x + h * y + i
  return { x: (a * x + b * y + c) / far, y: (d * x + e * y + f) / far }
}

/** The same between places that are counted from the middle of each, in pixels that are `scale` times as small. */
export function centred(projection: Projection, from: Size, to: Size, scale: number): Projection {
  const [a, b, c, d, e, f, g, h, i] = projection
  const [x, y] = [from.width / 2, from.height / 2]
  const [across, down] = [to.width / 2, to.height / 2]
  const last = g * x + h * y + i
  return [
    a - across * g, b - across * h, (a * x + b * y + c - across * last) * scale,
    d - down * g, e - down * h, (d * x + e * y + f - down * last) * scale,
    g / scale, h / scale, last,
  ]
}

/** Whether one always turns right on the way around them, inside of a picture of that size, and there is something to be seen. */
export function areFine(corners: Corners, { width, height }: Size): boolean {
  const inside = corners.every(({ x, y }) => x >= 0 && y >= 0 && x <= width && y <= height)
  const made = sizeOf(corners)
  return inside && Math.min(made.width, made.height) >= LEAST && corners.every((_, at) => turnsRight(corners, at))
}

/** With one of them that far from where it was, or as far on the way there as it can be. */
export function pulledCorner(corners: Corners, name: CornerName, by: Point, size: Size): Corners {
  const at = CORNER_NAMES.indexOf(name)
  const from = corners[at]!
  const to = { x: within(from.x + by.x, size.width), y: within(from.y + by.y, size.height) }
  const after = (share: number) => {
    const place = { x: Math.round(from.x + (to.x - from.x) * share), y: Math.round(from.y + (to.y - from.y) * share) }
    return mapCorners(corners, (corner, other) => (other === at ? place : corner))
  }
  if (areFine(after(1), size)) return after(1)
  let [near, far] = [0, 1]
  for (let halving = 0; halving < HALVINGS; halving++) {
    const half = (near + far) / 2
    if (areFine(after(half), size)) near = half
    else far = half
  }
  return after(near)
}

/** On the picture after a quarter turn clockwise; `size` is the picture's before. */
export function turnedCorners([a, b, c, d]: Corners, { height }: Size): Corners {
  return mapCorners([d, a, b, c], ({ x, y }) => ({ x: height - y, y: x }))
}

/** On the picture mirrored left to right. */
export function mirroredCorners([a, b, c, d]: Corners, { width }: Size): Corners {
  return mapCorners([b, a, d, c], ({ x, y }) => ({ x: width - x, y }))
}

function mapCorners(corners: Corners, change: (corner: Point, at: number) => Point): Corners {
  return corners.map(change) as unknown as Corners
}

function turnsRight(corners: Corners, at: number): boolean {
  const [from, by, to] = [corners[at]!, corners[(at + 1) % 4]!, corners[(at + 2) % 4]!]
  return (by.x - from.x) * (to.y - by.y) - (by.y - from.y) * (to.x - by.x) > 0
}

const apart = (one: Point, other: Point) => Math.hypot(one.x - other.x, one.y - other.y)
const within = (value: number, high: number) => Math.min(high, Math.max(0, value))
