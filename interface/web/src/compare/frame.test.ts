import { expect, test } from 'vitest'
import { covered, frameOf } from './frame'

const size = (width: number, height: number) => ({ width, height })

test('versions of one size are compared as they are', () => {
  expect(frameOf(size(1200, 800), size(1200, 800))).toEqual({ width: 1200, height: 800, fit: 'same' })
})

test('a smaller version is shown as large as the other, also when rounding took a pixel', () => {
  expect(frameOf(size(1200, 800), size(600, 400))).toEqual({ width: 1200, height: 800, fit: 'scaled' })
  expect(frameOf(size(1133, 850), size(4032, 3024))).toEqual({ width: 4032, height: 3024, fit: 'scaled' })
})

test('other proportions get a frame that holds both', () => {
  expect(frameOf(size(1200, 800), size(800, 800))).toEqual({ width: 1200, height: 800, fit: 'other' })
  expect(frameOf(size(400, 600), size(600, 400))).toEqual({ width: 600, height: 600, fit: 'other' })
})

test('a slider parts what is seen of the picture, whole, zoomed and moved', () => {
  const stage = size(1000, 500)
  expect(covered({ scale: 1, x: 0, y: 0 }, size(500, 500), stage)).toEqual({ left: 250, width: 500 })
  expect(covered({ scale: 4, x: 0, y: 0 }, size(500, 500), stage)).toEqual({ left: 0, width: 1000 })
  expect(covered({ scale: 1.5, x: 100, y: 0 }, size(500, 500), stage)).toEqual({ left: 225, width: 750 })
})
