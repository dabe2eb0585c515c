import { expect, test } from 'vitest'
import fixture from '../../../../../tests/fixtures/shades.json'
import type { Order } from '../calls'
import { COLOURS } from './lightShader'
import { SHADES, greysOf, isKnown, recoloured, toldOf } from './shades'

const shades = (...greys: number[]) => new Uint8ClampedArray(greys.flatMap((grey) => [grey, grey, grey, 255]))
const greys = (...each: number[]) => greysOf(shades(...each))

test.each(fixture.made as unknown as [Order, number[][]][])('%j makes of each colour what the server makes', (order, made) => {
  const pixels = new Uint8ClampedArray(fixture.colours.flatMap((colour) => [...colour, 255]))
  const changed = recoloured(pixels, [order])
  const furthest = made.map((colour, at) => Math.max(...colour.map((shade, band) => Math.abs(shade - changed[4 * at + band]!))))
  expect(Math.max(...furthest), `${JSON.stringify(fixture.colours[furthest.indexOf(Math.max(...furthest))])}`).toBeLessThanOrEqual(2)
})

test('at rest no colour changes', () => {
  for (const { type, rest, change } of SHADES)
    for (const colour of [[0, 0, 0], [0.2, 0.5, 0.8], [1, 1, 1]] as [number, number, number][])
      for (const [band, shade] of change(colour, rest).entries())
        expect(shade, type).toBeCloseTo(colour[band]!, type === 'posterise' ? 2 : 9)
})

test('shades move around the mean of the picture after it was made brighter', () => {
  const orders = [{ type: 'brightness', factor: 1.5 }, { type: 'contrast', factor: 1.2 }]
  expect(toldOf(orders, greys(100, 200))[1]).toEqual([1.2, Math.round((150 + 255) / 2) / 255])
})

test('they follow one another in the order of the operations, however they are asked for', () => {
  const orders: Order[] = [{ type: 'invert' }, { type: 'brightness', factor: 2 }]
  expect([...recoloured(shades(100), orders)].slice(0, 3)).toEqual([55, 55, 55])
})

test('what looks around a pixel is left to the server', () => {
  expect(isKnown([{ type: 'shadows', amount: 20 }, { type: 'temperature', warmth: 5 }])).toBe(true)
  expect(isKnown([{ type: 'shadows', amount: 20 }, { type: 'sharpen', amount: 50 }])).toBe(false)
})

test('the card is told each number once', () => {
  const count = SHADES.flatMap(({ rest }) => rest).length
  expect(COLOURS).toContain(`uniform float told[${count}]`)
  for (let at = 0; at < count; at++) expect(COLOURS).toContain(`told[${at}]`)
  expect(COLOURS).not.toMatch(/\ba\(/)
})
