import { expect, test } from 'vitest'
import { isKnown, lightOf } from './lightShader'

const greys = (...shades: number[]) => Array.from({ length: 256 }, (_, shade) => shades.filter((one) => one === shade).length)

test('what is not asked for rests', () => {
  expect(lightOf([], greys(100, 200))).toEqual({
    brightness: 1,
    contrast: [1, 150 / 255],
    saturation: 1,
    warmth: 0,
    highlights: 0,
    shadows: 0,
  })
})

test('shades move around the mean of the picture after it was made brighter', () => {
  const orders = [{ type: 'brightness', factor: 1.5 }, { type: 'contrast', factor: 1.2 }]
  expect(lightOf(orders, greys(100, 200)).contrast).toEqual([1.2, Math.round((150 + 255) / 2) / 255])
})

test('what looks around a pixel is left to the server', () => {
  expect(isKnown([{ type: 'shadows', amount: 20 }, { type: 'temperature', warmth: 5 }])).toBe(true)
  expect(isKnown([{ type: 'shadows', amount: 20 }, { type: 'sharpen', amount: 50 }])).toBe(false)
})
