// What is drawn on a picture, as values: shapes in pixels of the picture when it is turned and level. Pure geometry.
import type { Frame } from '@/adjusting/frame'
import type { Point, Size } from '@/dialogs/view'

export const INKS = ['pen', 'line', 'arrow', 'rectangle', 'ellipse', 'triangle', 'text', 'stamp'] as const
/** These change the picture itself, by operations; they are not ink. */
const VEILS = ['pixelate', 'blur'] as const
export type Kind = (typeof INKS)[number] | (typeof VEILS)[number]
export type Align = 'left' | 'center' | 'right'

export interface Shape {
  id: string
  kind: Kind
  /** x and y in turn: of a pen all the way, of anything else two corners, or the ends of a line. */
  points: readonly number[]
  /** `#rrggbb`. */
  colour: string
  /** Of the line, in pixels of the picture. */
  width: number
  filled: boolean
  text: string
  font: string
  bold: boolean
  align: Align
  outlined: boolean
  shaded: boolean
  /** Of a stamp. */
  stamp: string
}

/** What a shape has that no hand set. */
export const BARE = {
  colour: '#c8372d', width: 0, filled: false, text: '', font: 'sans', bold: false, align: 'left', outlined: false, shaded: false, stamp: '',
} as const satisfies Omit<Shape, 'id' | 'kind' | 'points'>

/** Shorter is a slip of the hand, in pixels of the screen. */
export const LEAST = 4
/** How far the lines of a text are apart, for letters of 1. */
export const LEADING = 1.25
/** How many squares lie across the shorter side of what is hidden, and how much of it a blur reaches. */
const SQUARES = 8
const SOFT = 0.12

export const isVeil = ({ kind }: Pick<Shape, 'kind'>) => (VEILS as readonly string[]).includes(kind)
/** Has a direction, so that its ends are pulled and not its corners. */
export const isLine = ({ kind }: Pick<Shape, 'kind'>) => kind === 'line' || kind === 'arrow'
/** Keeps its proportions. */
export const isRigid = ({ kind }: Pick<Shape, 'kind'>) => kind === 'text' || kind === 'stamp'

export function pointsOf({ points }: Pick<Shape, 'points'>): Point[] {
  const found: Point[] = []
  for (let at = 0; at + 1 < points.length; at += 2) found.push({ x: points[at]!, y: points[at + 1]! })
  return found
}

export function boundsOf(shape: Pick<Shape, 'points'>): Frame {
  const all = pointsOf(shape)
  const [xs, ys] = [all.map(({ x }) => x), all.map(({ y }) => y)]
  const [left, top] = [xs.reduce((a, b) => Math.min(a, b)), ys.reduce((a, b) => Math.min(a, b))]
  return {
    x: left,
    y: top,
    width: xs.reduce((a, b) => Math.max(a, b)) - left,
    height: ys.reduce((a, b) => Math.max(a, b)) - top,
  }
}

export function moved(shape: Shape, by: Point): Shape {
  return mapped(shape, ({ x, y }) => ({ x: x + by.x, y: y + by.y }))
}

/** The same in another box; what has no extent in one way stays there. */
export function fittedInto(shape: Shape, box: Frame): Shape {
  const from = boundsOf(shape)
  const [across, down] = [from.width ? box.width / from.width : 1, from.height ? box.height / from.height : 1]
  return mapped(shape, ({ x, y }) => ({ x: box.x + (x - from.x) * across, y: box.y + (y - from.y) * down }))
}

/** The share of its size that words and stamps keep at least in one pull. */
const SMALLEST = 0.05
/** The corners that a hand can take. */
export const CORNERS = ['nw', 'ne', 'se', 'sw'] as const
export type Corner = (typeof CORNERS)[number]

/** After a corner went that far; it may be pulled through the opposite one. */
export function stretched(shape: Shape, corner: Corner, by: Point): Shape {
  const { x, y, width, height } = boundsOf(shape)
  const [leftwards, upwards] = [corner.endsWith('w'), corner.startsWith('n')]
  const fixed = { x: leftwards ? x + width : x, y: upwards ? y + height : y }
  /** From the corner that stays to the one that is pulled. */
  const way = { x: leftwards ? -width : width, y: upwards ? -height : height }
  let to = { x: way.x + by.x, y: way.y + by.y }
  if (isRigid(shape)) {
    const share = Math.max(SMALLEST, way.x ? to.x / way.x : 0, way.y ? to.y / way.y : 0)
    to = { x: way.x * share, y: way.y * share }
  }
  return fittedInto(shape, {
    x: fixed.x + Math.min(0, to.x),
    y: fixed.y + Math.min(0, to.y),
    width: Math.max(1, Math.abs(to.x)),
    height: Math.max(1, Math.abs(to.y)),
  })
}

/** With one of the two ends of a line that far from where it was. */
export function pulledEnd(shape: Shape, end: 0 | 1, by: Point): Shape {
  const points = [...shape.points]
  points[end * 2]! += by.x
  points[end * 2 + 1]! += by.y
  return { ...shape, points: points.map(rounded) }
}

/** Where what it lies on goes to; words and stamps stay upright. */
export function followed(shape: Shape, to: (place: Point) => Point): Shape {
  return isRigid(shape) ? centredAt(shape, to(middleOf(shape))) : mapped(shape, to)
}

/** On the picture after a quarter turn clockwise; `size` is the picture's before. */
export function turnedShape(shape: Shape, size: Size): Shape {
  return followed(shape, ({ x, y }) => ({ x: size.height - y, y: x }))
}

export function mirroredShape(shape: Shape, size: Size): Shape {
  return followed(shape, ({ x, y }) => ({ x: size.width - x, y }))
}

/** Whether a hand means it: on its line, or inside of what is filled; `reach` in pixels of the picture. */
export function isAt(shape: Shape, at: Point, reach: number): boolean {
  const { x, y, width, height } = boundsOf(shape)
  const near = reach + shape.width / 2
  if (at.x < x - near || at.y < y - near || at.x > x + width + near || at.y > y + height + near) return false
  if (isRigid(shape) || isVeil(shape) || (shape.filled && shape.kind !== 'pen' && !isLine(shape))) return true
  const way = wayOf(shape)
  return way.some((to, index) => index > 0 && distance(at, way[index - 1]!, to) <= near)
}

/** The uppermost shape at a place; ink lies above what is hidden. */
export function shapeAt(shapes: readonly Shape[], at: Point, reach: number): Shape | null {
  const upwards = [...shapes.filter(isVeil), ...shapes.filter((shape) => !isVeil(shape))]
  return upwards.findLast((shape) => isAt(shape, at, reach)) ?? null
}

/** Fewer points where they say the same within half a pixel of the screen. */
export function simplified(points: readonly number[], tolerance: number): number[] {
  const all = pointsOf({ points })
  if (all.length < 3) return points.map(rounded)
  const kept = new Set([0, all.length - 1])
  const open: [number, number][] = [[0, all.length - 1]]
  for (let part = open.pop(); part; part = open.pop()) {
    const [from, to] = part
    let [furthest, far] = [-1, tolerance]
    for (let at = from + 1; at < to; at++) {
      const off = distance(all[at]!, all[from]!, all[to]!)
      if (off > far) [furthest, far] = [at, off]
    }
    if (furthest < 0) continue
    kept.add(furthest)
    open.push([from, furthest], [furthest, to])
  }
  return [...kept].sort((a, b) => a - b).flatMap((at) => [rounded(all[at]!.x), rounded(all[at]!.y)])
}

/** The line that a pen goes along when the shape is drawn, closed where it is; the head of an arrow left out. */
export function wayOf(shape: Shape): Point[] {
  if (shape.kind === 'pen' || isLine(shape)) return pointsOf(shape)
  const { x, y, width, height } = boundsOf(shape)
  if (shape.kind === 'triangle') {
    const top = { x: x + width / 2, y }
    return [top, { x: x + width, y: y + height }, { x, y: y + height }, top]
  }
  if (shape.kind === 'ellipse') {
    return Array.from({ length: 33 }, (_, at) => {
      const angle = (at / 32) * 2 * Math.PI
      return { x: x + (width / 2) * (1 + Math.cos(angle)), y: y + (height / 2) * (1 + Math.sin(angle)) }
    })
  }
  return [{ x, y }, { x: x + width, y }, { x: x + width, y: y + height }, { x, y: y + height }, { x, y }]
}

/** What is hidden, as the operation does it on the picture that `frame` cuts out; null where none of it is in there. */
export function veilOf(shape: Shape, frame: Frame): { type: 'pixelate' | 'blur'; area: string; by: number } | null {
  const { x, y, width, height } = boundsOf(shape)
  const left = Math.max(0, Math.round(x - frame.x))
  const top = Math.max(0, Math.round(y - frame.y))
  const right = Math.min(frame.width, Math.round(x + width - frame.x))
  const bottom = Math.min(frame.height, Math.round(y + height - frame.y))
  if (right <= left || bottom <= top) return null
  const size = { width: right - left, height: bottom - top }
  return { type: shape.kind as 'pixelate' | 'blur', area: `${left},${top},${size.width},${size.height}`, by: strengthOf(shape.kind, size) }
}

/** The side of a square, or the radius of a blur, in pixels: enough that nobody reads what is under it. */
export function strengthOf(kind: Kind, { width, height }: Size): number {
  const shorter = Math.min(width, height)
  if (kind === 'blur') return Math.round(Math.min(250, Math.max(2, shorter * SOFT)) * 10) / 10
  return Math.round(Math.min(512, Math.max(2, shorter / SQUARES)))
}

function mapped(shape: Shape, change: (point: Point) => Point): Shape {
  const points = pointsOf(shape).flatMap((point) => {
    const { x, y } = change(point)
    return [rounded(x), rounded(y)]
  })
  return { ...shape, points }
}

export function middleOf(shape: Shape): Point {
  const { x, y, width, height } = boundsOf(shape)
  return { x: x + width / 2, y: y + height / 2 }
}

function centredAt(shape: Shape, at: Point): Shape {
  const from = middleOf(shape)
  return moved(shape, { x: at.x - from.x, y: at.y - from.y })
}

/** Of a place from the line between two. */
function distance(at: Point, from: Point, to: Point): number {
  const [across, down] = [to.x - from.x, to.y - from.y]
  const long = across * across + down * down
  const share = long ? Math.min(1, Math.max(0, ((at.x - from.x) * across + (at.y - from.y) * down) / long)) : 0
  return Math.hypot(at.x - from.x - share * across, at.y - from.y - share * down)
}

const rounded = (value: number) => Math.round(value * 10) / 10 + 0
