// What light and colour make of one pixel: each operation that looks at nothing else, as the graphics card computes it and as the
// processor does. The twins of imaging/operations, not rounded in between; tests/fixtures/shades.json holds all of them to the same.
import { bentTable } from './bent'
import type { Order } from '../calls'

/** Red, green and blue, 0–1. */
export type Colour = [red: number, green: number, blue: number]

export interface Shade {
  type: string
  /** What the card is told of it; where it is not asked for, `rest`. What `told` has beyond that are the curves, for all three colours. */
  rest: readonly number[]
  /** `around`: the shade around which shades move, 0–1. */
  told(order: Order, around: number): number[]
  /** For the card: what becomes of the colour `c`; `a(0)` is the first that it was told. */
  card: string
  change(colour: Colour, told: readonly number[]): Colour
}

const amount = (option: string, whole: number) => (order: Order) => [Number(order[option] ?? 0) / whole]
const greyOf = ([red, green, blue]: Colour) => 0.299 * red + 0.587 * green + 0.114 * blue
const clipped = (shade: number) => Math.min(1, Math.max(0, shade))
const each = (colour: Colour, change: (shade: number, at: number) => number) =>
  colour.map((shade, at) => clipped(change(shade, at))) as Colour
const mixed = (from: number, to: number, share: number) => from + (to - from) * share
const dark = (shade: number) => 6.75 * shade * (1 - shade) ** 2
const light = (shade: number) => dark(1 - shade)
const middle = (shade: number) => 4 * shade * (1 - shade)
const linear = (shade: number) => (shade <= 0.04045 ? shade / 12.92 : ((shade + 0.055) / 1.055) ** 2.4)
const back = (lit: number) => (lit <= 0.0031308 ? 12.92 * lit : 1.055 * lit ** (1 / 2.4) - 0.055)
/** Where a shift of the colour balance is strongest. */
const BUMPS: Record<string, number> = { all: 0, midtones: 0, shadows: 1, highlights: 2 }
const SEPIA = [[0.393, 0.769, 0.189], [0.349, 0.686, 0.168], [0.272, 0.534, 0.131]] as const

/** What a table of 256 makes of a shade; between two of them it is straight. */
function mapped(table: readonly number[], shade: number): number {
  const at = Math.min(254, Math.floor(clipped(shade) * 255))
  return mixed(table[at]!, table[at + 1]!, clipped(shade) * 255 - at)
}

/** In the order of the operations. */
export const SHADES: readonly Shade[] = [
  {
    type: 'brightness',
    rest: [1],
    told: amount('factor', 1),
    card: 'c *= a(0);',
    change: (colour, [factor]) => each(colour, (shade) => shade * factor!),
  },
  {
    type: 'contrast',
    rest: [1, 0.5],
    told: (order, around) => [Number(order.factor), around],
    card: 'c = a(1) + (c - a(1)) * a(0);',
    change: (colour, [factor, around]) => each(colour, (shade) => around! + (shade - around!) * factor!),
  },
  {
    type: 'exposure',
    rest: [1],
    told: (order) => [2 ** Number(order.stops)],
    card: 'c = back(linear(c) * a(0));',
    change: (colour, [lit]) => each(colour, (shade) => back(linear(shade) * lit!)),
  },
  {
    type: 'gamma',
    rest: [1],
    told: (order) => [1 / Number(order.gamma)],
    card: 'c = pow(c, vec3(a(0)));',
    change: (colour, [power]) => each(colour, (shade) => shade ** power!),
  },
  {
    type: 'highlights',
    rest: [0],
    told: amount('amount', 100),
    card: 'c += 0.3 * a(0) * dark(1.0 - c);',
    change: (colour, [share]) => each(colour, (shade) => shade + 0.3 * share! * light(shade)),
  },
  {
    type: 'shadows',
    rest: [0],
    told: amount('amount', 100),
    card: 'c += 0.3 * a(0) * dark(c);',
    change: (colour, [share]) => each(colour, (shade) => shade + 0.3 * share! * dark(shade)),
  },
  {
    type: 'levels',
    rest: [0, 1, 1],
    told: ({ black = 0, middle = 1, white = 255 }) => [+black / 255, +white / 255, 1 / +middle],
    card: 'c = pow(clamp((c - a(0)) / (a(1) - a(0)), 0.0, 1.0), vec3(a(2)));',
    change: (colour, [low, high, power]) => each(colour, (shade) => clipped((shade - low!) / (high! - low!)) ** power!),
  },
  {
    type: 'curves',
    rest: [0],
    told: ({ curve = '', red = '', green = '', blue = '' }) => {
      const ofAll = bentTable(String(curve))
      return [1, ...[red, green, blue].flatMap((own) => bentTable(String(own)).map((shade) => mapped(ofAll, shade / 255) / 255))]
    },
    card: 'c = a(0) < 0.5 ? c : vec3(bent(c.r).r, bent(c.g).g, bent(c.b).b);',
    change: (colour, [on, ...tables]) =>
      on ? each(colour, (shade, at) => mapped(tables.slice(256 * at, 256 * at + 256), shade)) : colour,
  },
  {
    type: 'saturation',
    rest: [1],
    told: amount('factor', 1),
    card: 'c = mix(vec3(grey(c)), c, a(0));',
    change: (colour, [factor]) => each(colour, (shade) => mixed(greyOf(colour), shade, factor!)),
  },
  {
    type: 'temperature',
    rest: [0],
    told: amount('warmth', 100),
    card: 'c *= vec3(1.0 + 0.4 * a(0), 1.0, 1.0 - 0.4 * a(0));',
    change: (colour, [share]) => each(colour, (shade, at) => shade * (1 + 0.4 * share! * (1 - at))),
  },
  {
    type: 'tint',
    rest: [0],
    told: amount('amount', 100),
    card: 'c.g *= 1.0 - 0.3 * a(0);',
    change: (colour, [share]) => each(colour, (shade, at) => (at === 1 ? shade * (1 - 0.3 * share!) : shade)),
  },
  {
    type: 'balance',
    rest: [0, 0, 0, 0],
    told: ({ red = 0, green = 0, blue = 0, range = 'all' }) => [+red / 100, +green / 100, +blue / 100, BUMPS[range] ?? 0],
    card: 'c += 0.2 * vec3(a(0), a(1), a(2)) * (a(3) < 0.5 ? 4.0 * c * (1.0 - c) : a(3) < 1.5 ? dark(c) : dark(1.0 - c));',
    change: (colour, told) => each(colour, (shade, at) => shade + 0.2 * told[at]! * [middle, dark, light][told[3]!]!(shade)),
  },
  {
    type: 'vibrance',
    rest: [0],
    told: amount('amount', 100),
    card: 'c = mix(clamp(mix(vec3(grey(c)), c, 1.0 + a(0)), 0.0, 1.0), c, max(c.r, max(c.g, c.b)) - min(c.r, min(c.g, c.b)));',
    change: (colour, [share]) => {
      const spared = Math.max(...colour) - Math.min(...colour)
      return each(colour, (shade) => mixed(clipped(mixed(greyOf(colour), shade, 1 + share!)), shade, spared))
    },
  },
  {
    type: 'greyscale',
    rest: [0],
    told: () => [1],
    card: 'c = mix(c, vec3(grey(c)), a(0));',
    change: (colour, [on]) => each(colour, (shade) => mixed(shade, greyOf(colour), on!)),
  },
  {
    type: 'sepia',
    rest: [0],
    told: () => [1],
    card: 'c = mix(c, c * mat3(0.393, 0.769, 0.189, 0.349, 0.686, 0.168, 0.272, 0.534, 0.131), a(0));',
    change: (colour, [on]) =>
      each(colour, (shade, at) => mixed(shade, SEPIA[at]!.reduce<number>((sum, one, from) => sum + one * colour[from]!, 0), on!)),
  },
  {
    type: 'invert',
    rest: [0],
    told: () => [1],
    card: 'c = mix(c, 1.0 - c, a(0));',
    change: (colour, [on]) => each(colour, (shade) => mixed(shade, 1 - shade, on!)),
  },
  {
    type: 'posterise',
    rest: [1],
    told: ({ bits = 3 }) => [2 ** (8 - Number(bits))],
    card: 'c = a(0) < 1.5 ? c : floor(floor(c * 255.0 + 0.5) / a(0)) * a(0) / 255.0;',
    change: (colour, [step]) => each(colour, (shade) => (Math.floor(Math.round(shade * 255) / step!) * step!) / 255),
  },
]

/** Whether these look at no other pixel. */
export const isKnown = (orders: readonly Order[]) => orders.every(({ type }) => SHADES.some((shade) => shade.type === type))

/** `greys`: how many pixels of the picture have each shade, for the contrast, which moves shades around their mean. */
export function toldOf(orders: readonly Order[], greys: readonly number[]): number[][] {
  const found = (type: string) => orders.find((order) => order.type === type)
  const around = meanOf(greys, Number(found('brightness')?.factor ?? 1))
  return SHADES.map((shade) => {
    const order = found(shade.type)
    return order ? shade.told(order, around) : [...shade.rest]
  })
}

/** The mean shade of a picture made so much brighter, 0–1. */
function meanOf(greys: readonly number[], brightness: number): number {
  const count = greys.reduce((sum, one) => sum + one, 0)
  const sum = greys.reduce((all, one, shade) => all + one * Math.min(255, shade * brightness), 0)
  return count ? Math.round(sum / count) / 255 : 0.5
}

/** Pixels after these orders, RGBA as a canvas has them; what looks around a pixel is left out. */
export function recoloured(pixels: Uint8ClampedArray, orders: readonly Order[]): Uint8ClampedArray<ArrayBuffer> {
  const told = toldOf(orders, greysOf(pixels))
  const asked = SHADES.flatMap((shade, at) => (orders.some(({ type }) => type === shade.type) ? [{ shade, told: told[at]! }] : []))
  const changed = new Uint8ClampedArray(pixels)
  for (let at = 0; at < pixels.length; at += 4) {
    let colour: Colour = [pixels[at]! / 255, pixels[at + 1]! / 255, pixels[at + 2]! / 255]
    for (const one of asked) colour = one.shade.change(colour, one.told)
    for (let band = 0; band < 3; band++) changed[at + band] = colour[band]! * 255
  }
  return changed
}

/** How many have each shade of grey. */
export function greysOf(pixels: Uint8ClampedArray): number[] {
  const greys = new Array<number>(256).fill(0)
  for (let at = 0; at < pixels.length; at += 4) {
    const shade = Math.round(0.299 * pixels[at]! + 0.587 * pixels[at + 1]! + 0.114 * pixels[at + 2]!)
    greys[shade] = greys[shade]! + 1
  }
  return greys
}
