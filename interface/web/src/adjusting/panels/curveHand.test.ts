import { expect, test } from 'vitest'
import { STRAIGHT } from '../shades/bent'
import { added, addedInGap, moved, pointNear, without } from './curveHand'

const POINTS = [[0, 0], [100, 120], [255, 255]] as const

test('a press near a point means it', () => {
  expect(pointNear(POINTS, [104, 113])).toBe(1)
  expect(pointNear(POINTS, [150, 150])).toBe(-1)
})

test('a point stays between its neighbours, and on the picture', () => {
  expect(moved(POINTS, 1, [-20, 300])).toEqual([[0, 0], [1, 255], [255, 255]])
  expect(moved(POINTS, 2, [40, 200.4])).toEqual([[0, 0], [100, 120], [101, 200]])
})

test('another point finds its place, or none where there is one already', () => {
  expect(added(POINTS, [50.2, 90])).toEqual({ points: [[0, 0], [50, 90], [100, 120], [255, 255]], at: 1 })
  expect(added(POINTS, [100, 3])).toBeNull()
  expect(addedInGap(STRAIGHT)).toEqual({ points: [[0, 0], [128, 128], [255, 255]], at: 1 })
  const many = Array.from({ length: 16 }, (_, at) => [at * 17, at * 17] as const)
  expect(addedInGap(many)).toBeNull()
})

test('the ends stay', () => {
  expect(without(POINTS, 1)).toEqual([[0, 0], [255, 255]])
  expect(without(POINTS, 0)).toBe(POINTS)
})
