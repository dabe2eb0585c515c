// Areas with an outline: a lasso, a rectangle, an ellipse. Filled with soft edges of a pixel. Pure.
import type { Point } from '@/dialogs/view'
import { areaOf, mark, type Area, type Raster } from './raster'

/** Lines in each row of pixels. */
const LINES = 4
/** Corners of an ellipse: at 2048 pixels they lie less than a pixel off the curve. */
const CORNERS = 128

export function rectangle(from: Point, to: Point): Point[] {
  return [from, { x: to.x, y: from.y }, to, { x: from.x, y: to.y }]
}

/** The one that fits into the rectangle. */
export function ellipse(from: Point, to: Point): Point[] {
  const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2]
  const [across, down] = [(to.x - from.x) / 2, (to.y - from.y) / 2]
  return Array.from({ length: CORNERS }, (_, corner) => {
    const angle = (2 * Math.PI * corner) / CORNERS
    return { x: x + across * Math.cos(angle), y: y + down * Math.sin(angle) }
  })
}

/** Marks what a closed line goes around, also where it crosses itself; the answer is what may have changed. */
export function fill(raster: Raster, outline: readonly Point[], erases: boolean): Area | null {
  const [xs, ys] = [outline.map(({ x }) => x), outline.map(({ y }) => y)]
  const area = areaOf({ x: Math.min(...xs), y: Math.min(...ys) }, { x: Math.max(...xs), y: Math.max(...ys) }, raster)
  if (!area) return null
  const row = new Float32Array(area.right - area.left)
  for (let y = area.top; y < area.bottom; y++) {
    row.fill(0)
    for (let line = 0; line < LINES; line++) addLine(row, area.left, crossings(outline, y + (line + 0.5) / LINES))
    row.forEach((part, at) => {
      const coverage = Math.round((255 * part) / LINES)
      if (coverage) mark(raster.data, y * raster.width + area.left + at, Math.min(255, coverage), erases)
    })
  }
  return area
}

interface Crossing {
  x: number
  way: number
}

function crossings(outline: readonly Point[], y: number): Crossing[] {
  const found: Crossing[] = []
  outline.forEach((to, at) => {
    const from = outline.at(at - 1)!
    if (from.y <= y === to.y <= y) return
    found.push({ x: from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x), way: from.y < to.y ? 1 : -1 })
  })
  return found.sort((one, other) => one.x - other.x)
}

/** Each pixel gets as much as the line inside the outline covers of it. */
function addLine(row: Float32Array, left: number, found: readonly Crossing[]): void {
  let around = 0
  found.forEach(({ x, way }, at) => {
    around += way
    const next = found[at + 1]
    if (around !== 0 && next) addSpan(row, x - left, next.x - left)
  })
}

function addSpan(row: Float32Array, from: number, to: number): void {
  const [start, end] = [Math.max(0, from), Math.min(row.length, to)]
  for (let at = Math.floor(start); at < end; at++) {
    row[at] = row[at]! + Math.min(end, at + 1) - Math.max(start, at)
  }
}
