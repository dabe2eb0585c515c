// How a picture lies on the one that is turned, seen from the front and level: in CSS, near a place, and from one setting to another.
import type { Point, Size } from '@/dialogs/view'
import { followed } from '@/drawing/shapes'
import { LEVEL, frontSize, levelSize, shapeOf, turnedSize, type Adjustment } from './adjustment'
import { centred, cornersOf, inverse, projected, projectionOf, saidCorners, type Corners } from './corners'
import { isWhole, resized, shaped, wholeOf } from './frame'

/** As CSS turns it, around its own middle; `scale`: pixels of the screen for one of the picture. */
export function turnInCss(now: Adjustment, source: Size, scale: number): string {
  return `rotate(${angleOf(now)}deg) ${frontInCss(now, source, scale)} ${quarterInCss(now)}`
}

/** Without what makes it level and seen from the front. */
export function quarterInCss({ quarters, mirrored }: Adjustment): string {
  return `scaleX(${mirrored ? -1 : 1}) rotate(${quarters * 90}deg)`
}

function frontInCss(now: Adjustment, source: Size, scale: number): string {
  if (!now.corners || !scale) return ''
  const front = frontSize(source, now)
  const way = inverse(projectionOf(now.corners, front))
  const [a, b, c, d, e, f, g, h, i] = centred(way, turnedSize(source, now.quarters), front, scale)
  return `matrix3d(${[a, d, 0, g, b, e, 0, h, 0, 0, 1, 0, c, f, 0, i].join()})`
}

/** From its own pixels to those of the level one, as it is near a place of that. */
export function turnNear(now: Adjustment, source: Size, at: Point): DOMMatrix {
  const [size, front, turned] = [levelSize(source, now), frontSize(source, now), turnedSize(source, now.quarters)]
  return new DOMMatrix()
    .translate(size.width / 2, size.height / 2)
    .rotate(angleOf(now))
    .translate(-front.width / 2, -front.height / 2)
    .multiply(now.corners ? frontNear(now, source, at) : new DOMMatrix())
    .translate(turned.width / 2, turned.height / 2)
    .scale(now.mirrored ? -1 : 1, 1)
    .rotate(now.quarters * 90)
    .translate(-source.width / 2, -source.height / 2)
}

/** The tangent of the projection. */
function frontNear(now: Adjustment, source: Size, at: Point): DOMMatrix {
  const to = projectionOf(now.corners!, frontSize(source, now))
  const place = frontAt(now, source, at)
  const seen = projected(to, place)
  const [a, b, , d, e, , g, h, i] = inverse(to)
  const far = g * seen.x + h * seen.y + i
  const [ax, bx, ay, by] = [(a - place.x * g) / far, (b - place.x * h) / far, (d - place.y * g) / far, (e - place.y * h) / far]
  return new DOMMatrix([ax, ay, bx, by, place.x - ax * seen.x - bx * seen.y, place.y - ay * seen.x - by * seen.y])
}

/** Where what lies on the level picture lies once its corners are others. */
function moves(before: Adjustment, after: Adjustment, source: Size): (place: Point) => Point {
  const seen = (now: Adjustment) => now.corners && projectionOf(now.corners, frontSize(source, now))
  const [from, to] = [seen(before), seen(after)]
  return (place) => {
    const front = frontAt(before, source, place)
    const there = from ? projected(from, front) : front
    return levelAt(after, source, to ? projected(inverse(to), there) : there)
  }
}

/** Seen from the front between other corners: the frame and what is drawn stay on the same part of it. */
export function recornered(before: Adjustment, corners: Corners, source: Size): Adjustment {
  const turned = turnedSize(source, before.quarters)
  const after = { ...before, corners: saidCorners(corners) === saidCorners(cornersOf(turned)) ? null : corners }
  const [from, to] = [levelSize(source, before), levelSize(source, after)]
  const shape = shapeOf(before.ratio, frontSize(source, after))
  const frame = before.frame ? resized(before.frame, from, to, shape) : shape === null ? wholeOf(to) : shaped(shape, to)
  const shapes = before.shapes.map((each) => followed(each, moves(before, after, source)))
  return { ...after, frame: isWhole(frame, to) ? null : frame, shapes: shapes.length ? shapes : before.shapes }
}

function frontAt(now: Adjustment, source: Size, place: Point): Point {
  return aroundMiddle(place, levelSize(source, now), frontSize(source, now), -angleOf(now))
}

function levelAt(now: Adjustment, source: Size, place: Point): Point {
  return aroundMiddle(place, frontSize(source, now), levelSize(source, now), angleOf(now))
}

function aroundMiddle({ x, y }: Point, from: Size, to: Size, angle: number): Point {
  const [across, down] = [x - from.width / 2, y - from.height / 2]
  const [sine, cosine] = [Math.sin((angle * Math.PI) / 180), Math.cos((angle * Math.PI) / 180)]
  return { x: to.width / 2 + across * cosine - down * sine, y: to.height / 2 + across * sine + down * cosine }
}

const angleOf = ({ values }: Adjustment) => Number(values[LEVEL] ?? 0)
