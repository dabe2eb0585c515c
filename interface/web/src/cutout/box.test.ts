import { expect, test } from 'vitest'
import { pulled, spanned, usual } from './box'

const size = { width: 400, height: 300 }
const box = { x: 100, y: 80, width: 120, height: 90 }

test('a drag in any direction spans the same box', () => {
  const a = { x: 20.4, y: 30 }
  const b = { x: 120, y: 200.2 }
  const spans = { x: 20, y: 30, width: 100, height: 170 }
  expect(spanned(a, b, size)).toEqual(spans)
  expect(spanned(b, a, size)).toEqual(spans)
})

test('what is dragged beyond the picture ends at its edge', () => {
  expect(spanned({ x: -50, y: 10 }, { x: 900, y: 100 }, size)).toEqual({ x: 0, y: 10, width: 400, height: 90 })
})

test('a click is not a box', () => {
  expect(spanned({ x: 20, y: 20 }, { x: 24, y: 90 }, size)).toBeNull()
})

test('a corner moves two sides and leaves the others', () => {
  expect(pulled(box, 'nw', { x: -10, y: 5 }, size)).toEqual({ x: 90, y: 85, width: 130, height: 85 })
  expect(pulled(box, 'se', { x: 7, y: -5 }, size)).toEqual({ x: 100, y: 80, width: 127, height: 85 })
  expect(pulled(box, 'ne', { x: 10, y: 10 }, size)).toEqual({ x: 100, y: 90, width: 130, height: 80 })
  expect(pulled(box, 'sw', { x: 10, y: 10 }, size)).toEqual({ x: 110, y: 80, width: 110, height: 100 })
})

test('a corner never passes the one across, nor the picture’s edge', () => {
  expect(pulled(box, 'nw', { x: 900, y: 900 }, size)).toEqual({ x: 212, y: 162, width: 8, height: 8 })
  expect(pulled(box, 'se', { x: 900, y: 900 }, size)).toEqual({ x: 100, y: 80, width: 300, height: 220 })
})

test('the whole box moves and keeps its size, inside of the picture', () => {
  expect(pulled(box, 'whole', { x: 10, y: -10 }, size)).toEqual({ ...box, x: 110, y: 70 })
  expect(pulled(box, 'whole', { x: 999, y: -999 }, size)).toEqual({ ...box, x: 280, y: 0 })
})

test('the one to begin with leaves the edges out', () => {
  expect(usual(size)).toEqual({ x: 48, y: 36, width: 304, height: 228 })
})
