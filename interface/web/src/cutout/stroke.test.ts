import { expect, test } from 'vitest'
import { dotted, drawn, pathOf } from './stroke'

test('a press without a move is a dot', () => {
  const stroke = dotted(true, 12.345, { x: 5.04, y: 6.06 })
  expect(stroke).toEqual({ keep: true, radius: 12.3, points: [[5, 6.1]] })
  expect(pathOf(stroke)).toBe('M5,6.1L5,6.1')
})

test('a line keeps what shows and leaves out what does not', () => {
  const stroke = drawn(dotted(false, 12, { x: 0, y: 0 }), [{ x: 1, y: 0 }, { x: 3, y: 0 }, { x: 3.5, y: 0 }, { x: 10, y: 0 }])
  expect(stroke.points).toEqual([[0, 0], [3, 0], [10, 0]])
  expect(pathOf(stroke)).toBe('M0,0L3,0L10,0')
})

test('a hand that rests changes nothing', () => {
  const stroke = dotted(true, 12, { x: 0, y: 0 })
  expect(drawn(stroke, [{ x: 0.2, y: 0 }])).toBe(stroke)
})

test('the brush is never thinner than a pixel', () => {
  expect(dotted(true, 0.2, { x: 0, y: 0 }).radius).toBe(1)
})
