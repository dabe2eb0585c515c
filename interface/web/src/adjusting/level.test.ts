import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { innerSize } from './level'

const rows = JSON.parse(readFileSync('../../tests/fixtures/level.json', 'utf8')) as [number, number, number, number, number][]

test('what is left of a picture that is levelled is as large as the server makes it', () => {
  expect(rows.length).toBeGreaterThan(50)
  for (const [width, height, angle, wide, high] of rows) {
    expect(innerSize({ width, height }, angle), `${width} × ${height}, ${angle}°`).toEqual({ width: wide, height: high })
  }
})
