// A curve through points that never overshoots: the twin of imaging/bent.py, with its points as they are said in an order. Pure.
// tests/fixtures/bent.json holds both to the same.

/** A shade and what it becomes, 0–255. */
export type CurvePoint = readonly [shade: number, becomes: number]

export const STRAIGHT: readonly CurvePoint[] = [[0, 0], [255, 255]]

/** `0:0,128:150,255:255`; none where nothing is said. */
export function pointsOf(said: string): readonly CurvePoint[] {
  if (!said) return STRAIGHT
  return said.split(',').map((point) => point.split(':').map(Number) as [number, number])
}

/** The way back; "" for what changes nothing. */
export function saidOf(points: readonly CurvePoint[]): string {
  return points.every(([shade, becomes]) => shade === becomes) && points[0]![0] === 0 && points.at(-1)![0] === 255
    ? ''
    : points.map((point) => point.join(':')).join(',')
}

/** What each of the 256 shades becomes, 0–255, not rounded. */
export function bentTable(said: string): number[] {
  const points = pointsOf(said)
  const widths = pairs(points, ([left], [right]) => right - left)
  const slopes = pairs(points, ([left, one], [right, other]) => (other - one) / (right - left))
  const inner = pairs(slopes, (before, after, at) => tangent(before, after, widths[at]!, widths[at + 1]!))
  const tangents = [slopes[0]!, ...inner, slopes.at(-1)!]
  return Array.from({ length: 256 }, (_, shade) => {
    if (shade <= points[0]![0]) return points[0]![1]
    const at = points.findIndex(([right]) => shade <= right) - 1
    if (at < 0) return points.at(-1)![1]
    return between(points[at]!, points[at + 1]!, tangents[at]!, tangents[at + 1]!, shade)
  })
}

function pairs<T, Made>(each: readonly T[], make: (one: T, next: T, at: number) => Made): Made[] {
  return each.slice(1).map((next, at) => make(each[at]!, next, at))
}

function tangent(before: number, after: number, width: number, next: number): number {
  if (before * after <= 0) return 0
  const [left, right] = [2 * next + width, next + 2 * width]
  return (left + right) / (left / before + right / after)
}

function between([left, one]: CurvePoint, [right, other]: CurvePoint, leaving: number, arriving: number, shade: number): number {
  const width = right - left
  const part = (shade - left) / width
  const rest = 1 - part
  return (
    one * (1 + 2 * part) * rest ** 2 +
    leaving * width * part * rest ** 2 +
    other * part ** 2 * (3 - 2 * part) -
    arriving * width * part ** 2 * rest
  )
}
