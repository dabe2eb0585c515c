import { expect, test } from 'vitest'
import fixture from '../../../../../tests/fixtures/bent.json'
import { STRAIGHT, bentTable, pointsOf, saidOf } from './bent'

test.each(Object.entries(fixture))('%s is bent as the server bends it', (said, table) => {
  for (const [shade, becomes] of bentTable(said).entries()) expect(becomes).toBeCloseTo(table[shade]!, 3)
})

test('points are said as an order has them, and a straight line not at all', () => {
  expect(pointsOf('0:0,128:150,255:255')).toEqual([[0, 0], [128, 150], [255, 255]])
  expect(saidOf([[0, 0], [128, 150], [255, 255]])).toBe('0:0,128:150,255:255')
  expect(saidOf([[0, 0], [90, 90], [255, 255]])).toBe('')
  expect(saidOf([[10, 10], [255, 255]]), 'flat up to 10').toBe('10:10,255:255')
  expect(pointsOf('')).toBe(STRAIGHT)
  expect(bentTable('')[77]).toBe(77)
})
