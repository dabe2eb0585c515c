import { expect, test } from 'vitest'
import { contour } from './contour'

function mask(...rows: string[]): [Uint8Array, number, number] {
  return [Uint8Array.from(rows.join('').split('').map((one) => (one === '#' ? 255 : 0))), rows[0]!.length, rows.length]
}

function loops(path: string): [number, number][][] {
  return path
    .split('M')
    .slice(1)
    .map((loop) => loop.replace('Z', '').split('L').map((point) => point.split(',').map(Number) as [number, number]))
}

/** Twice the area, positive for a path that goes clockwise on a screen. */
function turning(loop: [number, number][]): number {
  return loop.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = loop[(index + 1) % loop.length]!
    return sum + x * nextY - nextX * y
  }, 0)
}

test('nothing has no edge', () => {
  expect(contour(...mask('....', '....'))).toBe('')
})

test('a square has one closed line around it, on its pixels’ edges', () => {
  const [line, ...more] = loops(contour(...mask('.....', '.###.', '.###.', '.###.', '.....')))
  expect(more).toEqual([])
  const xs = line!.map(([x]) => x)
  const ys = line!.map(([, y]) => y)
  expect([Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]).toEqual([1, 4, 1, 4])
  expect(turning(line!)).toBeGreaterThan(0)
})

test('what reaches the picture’s edge is closed there', () => {
  const [line, ...more] = loops(contour(...mask('###', '###')))
  expect(more).toEqual([])
  expect(Math.max(...line!.map(([x]) => x))).toBe(3)
})

test('a hole goes round the other way', () => {
  const rows = ['#######', '#######', '##...##', '##...##', '##...##', '#######', '#######']
  const turns = loops(contour(...mask(...rows))).map(turning)
  expect(turns).toHaveLength(2)
  expect(turns[0]! * turns[1]!).toBeLessThan(0)
})

test('two that touch at a corner stay two closed lines', () => {
  const lines = loops(contour(...mask('###...', '###...', '###...', '...###', '...###', '...###')))
  expect(lines).toHaveLength(2)
})

test('a soft edge is crossed where it is half covered', () => {
  const rows = Array.from({ length: 3 }, () => [255, 255, 64, 0]).flat()
  const right = Math.max(...loops(contour(Uint8Array.from(rows), 4, 3))[0]!.map(([x]) => x))
  expect(right).toBeCloseTo(1.5 + (255 - 127.5) / (255 - 64), 1)
})

test('it is drawn as large as asked', () => {
  const [line] = loops(contour(...mask('###', '###', '###'), 10))
  expect(Math.max(...line!.map(([, y]) => y))).toBe(30)
})
