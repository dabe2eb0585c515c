// What is done to the corners and edges of a picture, as CSS shows it: the twins of vignette, border and rounded in
// imaging/operations. Pure.
import type { StyleValue } from 'vue'
import type { Order } from './calls'

export interface Framed {
  /** Of all of it. */
  outside: StyleValue
  /** Of the part within the border. */
  inside: StyleValue
  /** What lies on that; null where nothing does. */
  veil: StyleValue | null
}

/** Places from the middle (0) to the corners (1) at which the veil's darkness is said; in between it is straight. */
const STOPS = 24

/** `scale`: pixels of the screen for one of the picture. */
export function framed(orders: readonly Order[], scale: number): Framed {
  const of = (type: string, option: string) => orders.find((order) => order.type === type)?.[option]
  const border = Number(of('border', 'width') ?? 0) * scale
  const radius = Number(of('rounded', 'radius') ?? 0) * scale
  const amount = Number(of('vignette', 'amount') ?? 0)
  return {
    outside: {
      ...(border ? { backgroundColor: String(of('border', 'colour') ?? 'white'), backgroundImage: 'none' } : {}),
      ...(radius ? { borderRadius: `${radius}px`, overflow: 'hidden' } : {}),
    },
    inside: border ? { inset: `${border}px` } : {},
    veil: amount ? { background: `radial-gradient(farthest-corner, ${veil(amount / 100)})` } : null,
  }
}

/** Darker with the power of 2.5 towards the corners. */
function veil(share: number): string {
  return Array.from({ length: STOPS + 1 }, (_, at) => {
    const place = at / STOPS
    return `rgb(0 0 0 / ${(share * place ** 2.5).toFixed(4)}) ${(place * 100).toFixed(2)}%`
  }).join(', ')
}
