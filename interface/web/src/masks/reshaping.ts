// What is done to all of a mask: turned inside out, grown or shrunk, its edge softened. Pure: each answers with new values.
import type { Raster } from './raster'

/** From here on a pixel counts as marked when its distance to others is measured. */
const HALF = 128
const FAR = 1e12

export function inverted({ data }: Raster): Uint8Array {
  return data.map((value) => 255 - value)
}

/** Grown by so many pixels on every side, shrunk where it is less than 0; its edge is as soft as a pixel afterwards. */
export function grown(raster: Raster, by: number): Uint8Array {
  const from = by < 0 ? inverted(raster) : raster.data
  const distances = distancesTo({ ...raster, data: from })
  const reach = Math.abs(by) + 0.5
  const marked = Uint8Array.from(distances, (square) => 255 * Math.min(1, Math.max(0, reach - Math.sqrt(square) + 0.5)))
  return by < 0 ? inverted({ ...raster, data: marked }) : marked
}

/**
 * Its edge softened over about twice so many pixels: three boxes come near to a Gaussian.
 * https://www.peterkovesi.com/papers/FastGaussianSmoothing.pdf
 */
export function feathered({ data, width, height }: Raster, by: number): Uint8Array {
  const half = Math.max(1, Math.round(by / 2))
  const [now, next] = [Float32Array.from(data), new Float32Array(data.length)]
  for (let time = 0; time < 3; time++) {
    for (let y = 0; y < height; y++) box(now, next, y * width, 1, width, half)
    for (let x = 0; x < width; x++) box(next, now, x, width, height, half)
  }
  return Uint8Array.from(now, Math.round)
}

/** The mean of each value and those around it along a line; what lies beyond its ends is like the ends. */
function box(from: Float32Array, to: Float32Array, start: number, step: number, count: number, half: number): void {
  const at = (place: number) => from[start + step * Math.min(count - 1, Math.max(0, place))]!
  let sum = 0
  for (let place = -half; place <= half; place++) sum += at(place)
  for (let place = 0; place < count; place++) {
    to[start + step * place] = sum / (2 * half + 1)
    sum += at(place + half + 1) - at(place - half)
  }
}

/**
 * The square of each pixel's distance to the nearest marked one.
 * Felzenszwalb and Huttenlocher, “Distance transforms of sampled functions”, https://cs.brown.edu/people/pfelzens/dt/
 */
function distancesTo({ data, width, height }: Raster): Float64Array {
  const squares = Float64Array.from(data, (value) => (value >= HALF ? 0 : FAR))
  const envelope = new Envelope(Math.max(width, height))
  for (let x = 0; x < width; x++) envelope.transform(squares, x, width, height)
  for (let y = 0; y < height; y++) envelope.transform(squares, y * width, 1, width)
  return squares
}

/** The lower envelope of the parabolas of one line. */
class Envelope {
  private readonly line: Float64Array
  private readonly places: Int32Array
  private readonly from: Float64Array

  constructor(longest: number) {
    this.line = new Float64Array(longest)
    this.places = new Int32Array(longest)
    this.from = new Float64Array(longest + 1)
  }

  transform(squares: Float64Array, start: number, step: number, count: number): void {
    for (let at = 0; at < count; at++) this.line[at] = squares[start + step * at]!
    this.build(count)
    for (let at = 0, parabola = 0; at < count; at++) {
      while (this.from[parabola + 1]! < at) parabola++
      const place = this.places[parabola]!
      squares[start + step * at] = (at - place) ** 2 + this.line[place]!
    }
  }

  private build(count: number): void {
    const { places, from } = this
    let last = 0
    places[0] = 0
    from[0] = -FAR
    from[1] = FAR
    for (let at = 1; at < count; at++) {
      let crossing = this.crossing(at, places[last]!)
      while (crossing <= from[last]! && last > 0) crossing = this.crossing(at, places[--last]!)
      places[++last] = at
      from[last] = crossing
      from[last + 1] = FAR
    }
  }

  private crossing(one: number, other: number): number {
    const { line } = this
    return (line[one]! + one * one - line[other]! - other * other) / (2 * (one - other))
  }
}
