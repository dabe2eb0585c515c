import { expect, test } from 'vitest'
import { NOTHING, canBeFilled, grown, saidExtent, sizeWith, toShape } from './canvas'

const SIZE = { width: 600, height: 400 }

test('an edge goes outwards and never into the picture; a corner is two of them', () => {
  const wider = grown(NOTHING, 'w', { x: -120.4, y: 90 }, SIZE)
  expect(wider).toEqual({ ...NOTHING, left: 120 })
  expect(grown(wider, 'w', { x: 500, y: 0 }, SIZE)).toEqual(NOTHING)
  expect(grown(wider, 'se', { x: 30, y: 20 }, SIZE)).toEqual({ left: 120, top: 0, right: 30, bottom: 20 })
  expect(grown(NOTHING, 'n', { x: 0, y: -5000 }, SIZE).top).toBe(800)
})

test('a shape is the least around the middle that gives it, said in pixels', () => {
  expect(sizeWith(SIZE, toShape('16:9', SIZE))).toEqual({ width: 711, height: 400 })
  expect(saidExtent(toShape('16:9', SIZE))).toBe('left:55px,right:56px')
  expect(saidExtent(toShape('1:1', SIZE))).toBe('top:100px,bottom:100px')
  expect(toShape('3:2', SIZE)).toEqual(NOTHING)
})

test('more than twice its own side, or 60 megapixels, is not filled', () => {
  expect(canBeFilled(toShape('16:9', SIZE), SIZE)).toBe(true)
  expect(canBeFilled(toShape('1:1', { width: 3000, height: 400 }), { width: 3000, height: 400 })).toBe(false)
  expect(canBeFilled({ ...NOTHING, right: 8000 }, { width: 8000, height: 6000 })).toBe(false)
})
