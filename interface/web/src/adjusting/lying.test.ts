import { expect, test } from 'vitest'
import { BARE, boundsOf } from '@/drawing/shapes'
import { UNTOUCHED } from './adjustment'
import { cornersIn, cornersOf } from './corners'
import { recornered, turnInCss } from './lying'

const SOURCE = { width: 200, height: 150 }
const CORNERS = cornersIn('40,30,180,10,190,140,20,120')!
const LINE = { ...BARE, id: 'l', kind: 'line', points: [40, 30, 190, 140] } as const

test('what is drawn stays on what it was drawn on, and comes back with the corners', () => {
  const seen = recornered({ ...UNTOUCHED, shapes: [LINE] }, CORNERS, SOURCE)
  expect(seen.shapes[0]!.points).toEqual([0, 0, 171, 130]) // from corner to corner
  const back = recornered(seen, cornersOf(SOURCE), SOURCE)
  expect([back.corners, back.frame]).toEqual([null, null])
  expect(boundsOf(back.shapes[0]!)).toEqual({ x: 40, y: 30, width: 150, height: 110 })
})

test('a frame keeps its part and its shape', () => {
  const square = { ...UNTOUCHED, ratio: '1:1', frame: { x: 25, y: 0, width: 150, height: 150 } }
  expect(recornered(square, CORNERS, SOURCE).frame).toEqual({ x: 21, y: 1, width: 128, height: 128 })
  expect(recornered(UNTOUCHED, CORNERS, SOURCE).frame).toBeNull()
})

test('in CSS it is turned before its corners are, and levelled after them', () => {
  const now = { ...UNTOUCHED, quarters: 1, corners: CORNERS, values: { 'straighten.angle': 2 } }
  const css = turnInCss(now, { width: 150, height: 200 }, 0.5)
  expect(css).toMatch(/^rotate\(2deg\) matrix3d\([^)]+\) scaleX\(1\) rotate\(90deg\)$/)
})
