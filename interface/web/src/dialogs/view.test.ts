import { describe, expect, it } from 'vitest'
import { WHOLE, fitted, furthest, held, isOnItsSide, settledTurn, zoomed } from './view'

const stage = { width: 1000, height: 600 }
const landscape = { width: 3000, height: 2000 }

describe('a picture on its stage', () => {
  it('is shown whole, and a small one at its own size', () => {
    expect(fitted(landscape, stage)).toEqual({ width: 900, height: 600 })
    expect(fitted({ width: 200, height: 100 }, stage)).toEqual({ width: 200, height: 100 })
  })

  it('can be looked at until one of its pixels is four wide', () => {
    expect(furthest(landscape, stage)).toBeCloseTo(13.33, 2)
    expect(furthest({ width: 200, height: 100 }, stage)).toBe(8)
  })

  it('stands upright or on its side where it nearly does, and else as it was turned', () => {
    expect([3, 84, -95, 359, 40, -130].map(settledTurn)).toEqual([0, 90, -90, 360, 40, -130])
    expect([0, 90, 180, -90, 40, 50].map(isOnItsSide)).toEqual([false, true, false, true, false, true])
  })

  it('keeps what lies under the pointer under it', () => {
    const at = { x: 120, y: -80 }
    const before = { scale: 2, x: 30, y: 10 }
    const after = zoomed(before, 5, at)
    const spot = (view: typeof before) => [(at.x - view.x) / view.scale, (at.y - view.y) / view.scale]
    expect(spot(after)[0]).toBeCloseTo(spot(before)[0] as number)
    expect(spot(after)[1]).toBeCloseTo(spot(before)[1] as number)
  })

  it('never leaves an edge of the stage that it can reach', () => {
    expect(held({ scale: 2, x: 9999, y: -9999 }, landscape, stage)).toEqual({ scale: 2, x: 400, y: -300 })
    expect(held({ scale: 1, x: 50, y: 50 }, landscape, stage)).toEqual(WHOLE)
    expect(held({ scale: 0.2, x: 0, y: 0 }, landscape, stage).scale).toBe(1)
    expect(held({ scale: 99, x: 0, y: 0 }, landscape, stage).scale).toBeCloseTo(13.33, 2)
  })
})
