import { expect, test } from 'vitest'
import { joined, lay, moved, rowAt, rowOf, sectionOf, type Measures } from './layout'
import type { Run } from './types'

const measures: Measures = { width: 1000, target: 200, gap: 8, heading: 40 }
const run = (conversation: string, ...ratios: number[]): Run => ({ conversation, first: '2026-11-20T10:00:00.000Z', ratios })
const many = (count: number) => Array.from({ length: count }, (_, at) => [1500, 1000, 750, 1778, 667][at % 5]!)

test('rows fill the width to the pixel and keep every shape', () => {
  const layout = lay([run('a', ...many(100))], measures)
  expect(layout.count).toBe(100)
  for (const { widths, height, start } of layout.rows.slice(0, -1)) {
    expect(widths.reduce((sum, width) => sum + width, 0) + 8 * (widths.length - 1)).toBe(1000)
    expect(height).toBeGreaterThan(140)
    expect(height).toBeLessThan(290)
    widths.forEach((width, at) => expect(width / height).toBeCloseTo(many(100)[start + at]! / 1000, 1))
  }
})

test('a last row of few is not blown up', () => {
  const [row] = lay([run('a', 1000)], measures).rows
  expect(row).toMatchObject({ height: 200, widths: [200] })
})

test('a panorama and a tower stay within the row', () => {
  const layout = lay([run('a', 12_000, 50)], { ...measures, width: 358 })
  for (const { widths } of layout.rows) expect(Math.max(...widths)).toBeLessThanOrEqual(358)
})

test('each conversation has its heading and its own rows', () => {
  const layout = lay([run('a', 1500, 1500), run('b', 1500)], measures)
  expect(layout.sections.map(({ conversation, start, count }) => [conversation, start, count])).toEqual([['a', 0, 2], ['b', 2, 1]])
  expect(layout.rows.map((row) => row.top)).toEqual([40, 40 + 200 + 8 + 40])
  expect(layout.sections[1]!.top).toBe(248)
  expect(sectionOf(layout, 2)?.conversation).toBe('b')
})

test('a conversation that was told in two pieces has one heading', () => {
  expect(joined([run('a', 1), run('a', 2, 3), run('b', 4)])).toMatchObject([{ ratios: [1, 2, 3] }, { ratios: [4] }])
})

test('a row is found by its place and by its picture', () => {
  const layout = lay([run('a', ...many(50))], measures)
  const third = layout.rows[2]!
  expect(rowAt(layout, third.top + 10)).toBe(2)
  expect(rowAt(layout, 0)).toBe(0)
  expect(rowOf(layout, third.start)).toBe(2)
  expect(rowOf(layout, third.start - 1)).toBe(1)
})

test('arrows go along the pictures, up and down to the nearest', () => {
  const layout = lay([run('a', ...Array<number>(12).fill(1000))], { ...measures, width: 824 })
  expect(layout.rows.map((row) => row.widths.length)).toEqual([4, 4, 4])
  expect(moved(layout, 1, 'ArrowRight', 500)).toBe(2)
  expect(moved(layout, 3, 'ArrowRight', 500)).toBe(4)
  expect(moved(layout, 0, 'ArrowLeft', 500)).toBe(0)
  expect(moved(layout, 1, 'ArrowDown', 500)).toBe(5)
  expect(moved(layout, 6, 'ArrowUp', 500)).toBe(2)
  expect(moved(layout, 2, 'ArrowUp', 500)).toBe(2)
  expect(moved(layout, 6, 'Home', 500)).toBe(4)
  expect(moved(layout, 6, 'End', 500)).toBe(7)
  expect(moved(layout, 6, 'End', 500, true)).toBe(11)
  expect(moved(layout, 6, 'Home', 500, true)).toBe(0)
  expect(moved(layout, 0, 'PageDown', 420)).toBe(8)
  expect(moved(layout, 9, 'PageUp', 208)).toBe(5)
})

test('fifty thousand pictures are laid within a frame or two', () => {
  const ratios = many(50_000)
  lay([run('a', ...many(5000))], measures)
  const began = performance.now()
  const layout = lay([{ ...run('a'), ratios }], measures)
  expect(layout.count).toBe(50_000)
  expect(performance.now() - began).toBeLessThan(500) // 10 ms on a quiet machine; this only catches what grows with the square
})
