import { expect, test } from 'vitest'
import { outlinesOf, linesOf } from './outline'
import { readShapes } from './reading'
import {
  boundsOf, fittedInto, isAt, mirroredShape, moved, pulledEnd, shapeAt, simplified, stretched, turnedShape, veilOf, wayOf,
} from './shapes'
import { shapeOf } from './testing'

const box = shapeOf('rectangle', [10, 20, 50, 40])
const line = shapeOf('line', [0, 0, 100, 50])
const words = shapeOf('text', [10, 20, 50, 40], { text: 'Hello' })
const SIZE = { width: 200, height: 100 }

test('a box may be drawn from any corner', () => {
  expect(boundsOf(shapeOf('rectangle', [50, 40, 10, 20]))).toEqual({ x: 10, y: 20, width: 40, height: 20 })
})

test('it moves, and fits into another box; what has no extent stays thin', () => {
  expect(moved(box, { x: 5, y: -5 }).points).toEqual([15, 15, 55, 35])
  expect(fittedInto(box, { x: 0, y: 0, width: 80, height: 10 }).points).toEqual([0, 0, 80, 10])
  expect(fittedInto(shapeOf('line', [5, 5, 5, 25]), { x: 0, y: 0, width: 9, height: 40 }).points).toEqual([0, 0, 0, 40])
})

test('a corner is pulled, through the opposite one if need be; words keep their shape', () => {
  expect(boundsOf(stretched(box, 'se', { x: 10, y: 5 }))).toEqual({ x: 10, y: 20, width: 50, height: 25 })
  expect(boundsOf(stretched(box, 'nw', { x: 10, y: 5 }))).toEqual({ x: 20, y: 25, width: 30, height: 15 })
  expect(boundsOf(stretched(box, 'nw', { x: 60, y: 0 }))).toEqual({ x: 50, y: 20, width: 20, height: 20 })
  expect(boundsOf(stretched(words, 'se', { x: 40, y: 0 }))).toEqual({ x: 10, y: 20, width: 80, height: 40 })
  expect(boundsOf(stretched(words, 'nw', { x: 20, y: 19 }))).toEqual({ x: 30, y: 30, width: 20, height: 10 })
  expect(boundsOf(stretched(words, 'se', { x: -900, y: -900 }))).toEqual({ x: 10, y: 20, width: 2, height: 1 })
  expect(pulledEnd(line, 1, { x: -10, y: 10 }).points).toEqual([0, 0, 90, 60])
})

test('four quarter turns and two flips are none; words stay upright in their place', () => {
  let turned = box
  let size = SIZE
  for (let turn = 0; turn < 4; turn++) [turned, size] = [turnedShape(turned, size), { width: size.height, height: size.width }]
  expect(boundsOf(turned)).toEqual(boundsOf(box))
  expect(boundsOf(turnedShape(box, SIZE))).toEqual({ x: 60, y: 10, width: 20, height: 40 })
  expect(boundsOf(turnedShape(words, SIZE))).toEqual({ x: 50, y: 20, width: 40, height: 20 })
  expect(mirroredShape(mirroredShape(line, SIZE), SIZE)).toEqual(line)
  expect(boundsOf(mirroredShape(words, SIZE))).toEqual({ x: 150, y: 20, width: 40, height: 20 })
})

test('one means the line, or the inside of what is filled', () => {
  expect(isAt(box, { x: 30, y: 30 }, 2)).toBe(false)
  expect(isAt(box, { x: 30, y: 21 }, 2)).toBe(true)
  expect(isAt({ ...box, filled: true }, { x: 30, y: 30 }, 2)).toBe(true)
  expect(isAt(line, { x: 50, y: 26 }, 2)).toBe(true)
  expect(isAt(line, { x: 50, y: 40 }, 2)).toBe(false)
  expect(isAt(shapeOf('ellipse', [0, 0, 40, 40]), { x: 20, y: 1 }, 2)).toBe(true)
  expect(isAt(shapeOf('ellipse', [0, 0, 40, 40]), { x: 3, y: 3 }, 2)).toBe(false)
  expect(isAt(words, { x: 30, y: 30 }, 0)).toBe(true)
})

test('the uppermost is meant, and ink before what is hidden under it', () => {
  const [lower, upper] = ['lower', 'upper'].map((id) => ({ ...box, id, filled: true })) as [typeof box, typeof box]
  const veil = shapeOf('blur', [0, 0, 90, 90])
  expect(shapeAt([lower, upper, veil], { x: 30, y: 30 }, 1)?.id).toBe('upper')
  expect(shapeAt([lower, upper, veil], { x: 80, y: 80 }, 1)?.id).toBe('blur')
  expect(shapeAt([lower], { x: 190, y: 90 }, 1)).toBeNull()
})

test('points that say nothing are left out, corners stay', () => {
  expect(simplified([0, 0, 5, 0.1, 10, 0, 10, 10], 0.5)).toEqual([0, 0, 10, 0, 10, 10])
  expect(simplified([0, 0, 5, 3, 10, 0], 0.5)).toEqual([0, 0, 5, 3, 10, 0])
  expect(simplified([1, 2], 1)).toEqual([1, 2])
})

test('what is hidden is said in pixels of what is left of the picture, and not beyond', () => {
  const veil = shapeOf('pixelate', [100, 50, 180, 90])
  expect(veilOf(veil, { x: 0, y: 0, width: 400, height: 300 })).toEqual({ type: 'pixelate', area: '100,50,80,40', by: 5 })
  expect(veilOf(veil, { x: 120, y: 60, width: 40, height: 200 })).toEqual({ type: 'pixelate', area: '0,0,40,30', by: 4 })
  expect(veilOf(veil, { x: 0, y: 0, width: 100, height: 50 })).toBeNull()
  expect(veilOf(shapeOf('blur', [-20, -20, 100, 100]), { x: 0, y: 0, width: 400, height: 300 })).toEqual({
    type: 'blur', area: '0,0,100,100', by: 12,
  })
})

test('each shape is a path that a page and a canvas draw alike', () => {
  expect(outlinesOf(box)).toEqual([{ path: 'M10,20h40v20h-40Z', fill: false }])
  expect(outlinesOf({ ...box, filled: true })[0]!.fill).toBe(true)
  expect(outlinesOf(shapeOf('triangle', [0, 0, 10, 8]))[0]!.path).toBe('M5,0L10,8H0Z')
  expect(outlinesOf(shapeOf('ellipse', [0, 0, 10, 8]))[0]!.path).toBe('M0,4a5,4 0 1 0 10,0a5,4 0 1 0 -10,0Z')
  const [shaft, head] = outlinesOf(shapeOf('arrow', [0, 0, 100, 0]))
  expect(shaft!.fill).toBe(false)
  expect(head).toEqual({ path: 'M100,0L83.2,8.4L83.2,-8.4Z', fill: true })
  expect(outlinesOf(shapeOf('pen', [0, 0, 4, 4, 8, 0]))[0]!.path).toBe('M0,0Q4,4 6,2L8,0')
  expect(outlinesOf(shapeOf('pen', [3, 3]))[0]!.path).toBe('M3,3L3,3')
  expect(wayOf(shapeOf('triangle', [0, 0, 10, 8]))).toHaveLength(4)
})

test('lines of a text share its box', () => {
  const two = linesOf(shapeOf('text', [0, 0, 100, 50], { text: 'One\nTwo', align: 'center' }))
  expect(two.size).toBe(20)
  expect(two.lines).toEqual([{ text: 'One', x: 50, y: 19.5 }, { text: 'Two', x: 50, y: 44.5 }])
})

test('what was kept is read again as it was, and what is none of ours is not', () => {
  expect(readShapes(JSON.parse(JSON.stringify({ version: 1, shapes: [box, words] })))).toEqual([box, words])
  for (const strange of [null, {}, { version: 2, shapes: [] }, { version: 1, shapes: [{ kind: 'pen' }] }]) {
    expect(() => readShapes(strange)).toThrow(TypeError)
  }
  const foreign = { ...box, colour: 'url(https://elsewhere.example)' }
  expect(() => readShapes({ version: 1, shapes: [foreign] })).toThrow('shape 0 is none')
})
