// The edge of a mask as lines: marching squares, joined to closed paths, so that it can be drawn dashed at any zoom.
// https://en.wikipedia.org/wiki/Marching_squares, with the crossing points interpolated along the cells' sides.

/** What counts as inside: half covered. */
const HALF = 127.5
/** Paths with fewer points are specks that nobody could see. */
const SPECK = 6

/**
 * SVG path data around what is inside of `mask` (coverage 0–255, row by row), in the mask's own pixels times `scale`.
 * What is inside lies to the right of every path; holes go the other way round.
 */
export function contour(mask: Uint8Array | Uint8ClampedArray, width: number, height: number, scale = 1): string {
  const field = new Field(mask, width, height)
  const next = field.segments()
  let path = ''
  while (next.size) {
    const [first] = next.keys()
    const points = walk(next, first!)
    if (points.length >= SPECK) path += `M${points.map((edge) => field.place(edge, scale)).join('L')}Z`
  }
  return path
}

/** Takes one closed line of edges out of the segments. */
function walk(next: Map<number, number>, first: number): number[] {
  const points: number[] = []
  for (let at: number | undefined = first; at !== undefined; ) {
    const to: number | undefined = next.get(at)
    if (to === undefined) break
    points.push(at)
    next.delete(at)
    at = to
  }
  return points
}

// the sides of a cell, and for each of its 16 kinds which side leads to which
const TOP = 0, RIGHT = 1, BOTTOM = 2, LEFT = 3
const TURNS: readonly (readonly [number, number][])[] = [
  [], [[TOP, LEFT]], [[RIGHT, TOP]], [[RIGHT, LEFT]],
  [[BOTTOM, RIGHT]], [[TOP, LEFT], [BOTTOM, RIGHT]], [[BOTTOM, TOP]], [[BOTTOM, LEFT]],
  [[LEFT, BOTTOM]], [[TOP, BOTTOM]], [[RIGHT, TOP], [LEFT, BOTTOM]], [[RIGHT, BOTTOM]],
  [[LEFT, RIGHT]], [[TOP, RIGHT]], [[LEFT, TOP]], [],
]

/** The mask with a rim of nothing around it. A cell's corners are four neighbours; an edge has the number of its first corner. */
class Field {
  private readonly wide: number

  constructor(
    private readonly mask: Uint8Array | Uint8ClampedArray,
    private readonly width: number,
    private readonly height: number,
  ) {
    this.wide = width + 2
  }

  segments(): Map<number, number> {
    const next = new Map<number, number>()
    for (let y = 0; y <= this.height; y++) {
      for (let x = 0; x <= this.width; x++) {
        for (const [from, to] of TURNS[this.kind(x, y)]!) next.set(this.edge(x, y, from), this.edge(x, y, to))
      }
    }
    return next
  }

  /** Where the mask's edge crosses a cell's, as `x,y`. */
  place(edge: number, scale: number): string {
    const corner = edge >> 1
    const x = corner % this.wide
    const y = (corner - x) / this.wide
    const upright = edge & 1
    const here = this.at(x, y)
    const there = upright ? this.at(x, y + 1) : this.at(x + 1, y)
    const part = (HALF - here) / (there - here)
    // a corner is the middle of a pixel, and the rim moves all by one
    const px = (x - 0.5 + (upright ? 0 : part)) * scale
    const py = (y - 0.5 + (upright ? part : 0)) * scale
    return `${px.toFixed(1)},${py.toFixed(1)}`
  }

  private at(x: number, y: number): number {
    return x < 1 || y < 1 || x > this.width || y > this.height ? 0 : this.mask[(y - 1) * this.width + x - 1]!
  }

  private kind(x: number, y: number): number {
    const inside = (dx: number, dy: number) => Number(this.at(x + dx, y + dy) > HALF)
    return inside(0, 0) | (inside(1, 0) << 1) | (inside(1, 1) << 2) | (inside(0, 1) << 3)
  }

  private edge(x: number, y: number, side: number): number {
    const corner = (cx: number, cy: number, upright: number) => ((cy * this.wide + cx) << 1) | upright
    if (side === TOP) return corner(x, y, 0)
    if (side === BOTTOM) return corner(x, y + 1, 0)
    return side === LEFT ? corner(x, y, 1) : corner(x + 1, y, 1)
  }
}
