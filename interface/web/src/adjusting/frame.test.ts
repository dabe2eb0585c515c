import { expect, test } from 'vitest'
import { GRIPS, isWhole, measured, mirrored, pulled, resized, shaped, turned, wholeOf, type Frame } from './frame'

const size = { width: 1200, height: 800 }
const whole = wholeOf(size)
const inside = ({ x, y, width, height }: Frame) => x >= 0 && y >= 0 && x + width <= size.width && y + height <= size.height

test('a shape gives the largest frame that has it, near where the one before was', () => {
  expect(shaped(1, size)).toEqual({ x: 200, y: 0, width: 800, height: 800 })
  expect(shaped(1, size, { x: 900, y: 100, width: 200, height: 200 })).toEqual({ x: 400, y: 0, width: 800, height: 800 })
  expect(shaped(16 / 9, size)).toEqual({ x: 0, y: 63, width: 1200, height: 675 })
})

test('a free grip moves its own edges, and no further than the picture and sixteen pixels', () => {
  expect(pulled(whole, 'nw', { x: 100, y: 50 }, size, null)).toEqual({ x: 100, y: 50, width: 1100, height: 750 })
  expect(pulled(whole, 'e', { x: -300, y: 99 }, size, null)).toEqual({ x: 0, y: 0, width: 900, height: 800 })
  expect(pulled(whole, 's', { x: 0, y: -5000 }, size, null).height).toBe(16)
  expect(pulled(whole, 'se', { x: 50, y: 50 }, size, null)).toEqual(whole)
})

test.each(GRIPS)('with a shape %s keeps it, and what is opposite stays', (grip) => {
  const square = { x: 300, y: 200, width: 400, height: 400 }
  for (const by of [{ x: 60, y: 20 }, { x: -90, y: -70 }, { x: 4000, y: -4000 }, { x: -4000, y: 4000 }]) {
    const now = pulled(square, grip, by, size, 1)
    expect(now.width).toBe(now.height)
    expect(inside(now), JSON.stringify(now)).toBe(true)
    if (grip === 'se') expect([now.x, now.y]).toEqual([300, 200])
    if (grip === 'nw') expect([now.x + now.width, now.y + now.height]).toEqual([700, 600])
  }
})

test('a width brings its height along where there is a shape', () => {
  expect(measured(shaped(1, size), { width: 500 }, size, 1)).toEqual({ x: 350, y: 150, width: 500, height: 500 })
  expect(measured(shaped(1, size), { height: 9000 }, size, 1)).toEqual({ x: 200, y: 0, width: 800, height: 800 })
  expect(measured(whole, { width: 500 }, size, null)).toEqual({ x: 350, y: 0, width: 500, height: 800 })
})

test('it goes along with what is done to the picture', () => {
  const frame = { x: 0, y: 0, width: 300, height: 200 }
  expect(turned(frame, size)).toEqual({ x: 600, y: 0, width: 200, height: 300 })
  expect(mirrored(frame, size)).toEqual({ x: 900, y: 0, width: 300, height: 200 })
  expect(resized(frame, size, { width: 600, height: 400 }, null)).toEqual({ x: 0, y: 0, width: 150, height: 100 })
  expect(isWhole(resized(whole, size, { width: 600, height: 400 }, null), { width: 600, height: 400 })).toBe(true)
})
