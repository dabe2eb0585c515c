import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  areFine,
  centred,
  cornersIn,
  cornersOf,
  inverse,
  mirroredCorners,
  projected,
  projectionOf,
  pulledCorner,
  saidCorners,
  sizeOf,
  turnedCorners,
} from './corners'

const SIZE = { width: 200, height: 150 }
const SEEN = cornersIn('40,30,180,10,190,140,20,120')!

test('what lies between corners is as large and lies where the server has it', () => {
  const rows = JSON.parse(readFileSync('../../tests/fixtures/perspective.json', 'utf8')) as [number[], [number, number], number[]][]
  expect(rows.length).toBeGreaterThan(5)
  for (const [said, [width, height], projection] of rows) {
    const corners = cornersIn(said.join())!
    expect(sizeOf(corners), said.join()).toEqual({ width, height })
    const found = projectionOf(corners, { width, height })
    projection.forEach((value, at) => expect(found[at], `${said.join()} at ${at}`).toBeCloseTo(value, 9))
  }
})

test('the way there and back ends where it began, counted from a corner or from the middles', () => {
  const front = sizeOf(SEEN)
  const back = inverse(projectionOf(SEEN, front))
  cornersOf(front).forEach((corner, at) => {
    const place = projected(back, SEEN[at]!)
    expect(place.x).toBeCloseTo(corner.x, 6)
    expect(place.y).toBeCloseTo(corner.y, 6)
    const half = projected(centred(back, SIZE, front, 0.5), { x: (SEEN[at]!.x - 100) * 0.5, y: (SEEN[at]!.y - 75) * 0.5 })
    expect(half.x).toBeCloseTo((corner.x - front.width / 2) * 0.5, 6)
    expect(half.y).toBeCloseTo((corner.y - front.height / 2) * 0.5, 6)
  })
})

test('a corner goes as far as it can: to the edge, and not through the line between its neighbours', () => {
  expect(saidCorners(pulledCorner(SEEN, 'nw', { x: -90, y: 5 }, SIZE))).toBe('0,35,180,10,190,140,20,120')
  const stopped = pulledCorner(SEEN, 'nw', { x: 120, y: 90 }, SIZE)
  expect(areFine(stopped, SIZE)).toBe(true)
  expect(stopped[0].x).toBeGreaterThan(80)
  expect(stopped[0].x).toBeLessThan(130)
  expect(saidCorners(pulledCorner(SEEN, 'se', { x: 3, y: -2 }, SIZE))).toBe('40,30,180,10,193,138,20,120')
})

test('corners go along with a picture that is turned and flipped, and are named anew', () => {
  const turned = turnedCorners(SEEN, SIZE)
  expect(saidCorners(turned)).toBe('30,20,120,40,140,180,10,190')
  expect(sizeOf(turned)).toEqual({ width: sizeOf(SEEN).height, height: sizeOf(SEEN).width })
  expect(saidCorners(mirroredCorners(SEEN, SIZE))).toBe('20,10,160,30,180,120,10,140')
  expect(areFine(mirroredCorners(SEEN, SIZE), SIZE)).toBe(true)
})

test('what no hand could have set is not read', () => {
  expect([cornersIn('1,2,3'), cornersIn('0.5,0,9,0,9,9,0,9'), cornersIn('a,0,9,0,9,9,0,9')]).toEqual([null, null, null])
})
