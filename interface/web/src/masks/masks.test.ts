import { expect, test } from 'vitest'
import { stroke } from './brush'
import { blank, coverageOf, isBlank, mark, maskSize, put, taken, type Raster } from './raster'
import { feathered, grown, inverted } from './reshaping'
import { ellipse, fill, rectangle } from './shapes'

const HARD = { hardness: 1, erases: false }
const at = ({ data, width }: Raster, x: number, y: number) => data[y * width + x]!
const sheet = () => blank({ width: 100, height: 80 })
const dot = (radius: number, x = 50, y = 40) => ({ x, y, radius })
/** Pixels that are marked. */
const many = (raster: Raster) => coverageOf(raster) * raster.width * raster.height

test('a dot of the brush is a disc, a line a capsule, and both may hang over the edge', () => {
  const disc = sheet()
  stroke(disc, dot(20), dot(20), HARD)
  expect(many(disc)).toBeCloseTo(Math.PI * 400, -1)
  const line = sheet()
  stroke(line, dot(10, 20), dot(10, 80), HARD)
  expect(many(line)).toBeCloseTo(60 * 20 + Math.PI * 100, -1)
  const corner = sheet()
  stroke(corner, dot(10, 0, 0), dot(10, 0, 0), HARD)
  expect(many(corner)).toBeCloseTo((Math.PI * 100) / 4, 0)
  expect(stroke(sheet(), dot(5, -20, -20), dot(5, -10, -20), HARD)).toBeNull()
})

test('a soft brush falls off, and is nowhere wider than a hard one', () => {
  const [soft, hard] = [sheet(), sheet()]
  stroke(soft, dot(20), dot(20), { hardness: 0.2, erases: false })
  stroke(hard, dot(20), dot(20), HARD)
  const values = [50, 58, 64, 68].map((x) => at(soft, x, 40))
  expect(values[0]).toBe(255)
  expect([...values].sort((a, b) => b - a)).toEqual(values)
  expect(soft.data.every((value, place) => value <= hard.data[place]!)).toBe(true)
})

test('a pen that is pressed harder draws wider', () => {
  const raster = sheet()
  stroke(raster, dot(2, 20), dot(12, 80), HARD)
  const wide = (x: number) => [...Array(80).keys()].filter((y) => at(raster, x, y) > 127).length
  expect([wide(20), wide(80)]).toEqual([4, 24])
})

test('what is erased is gone, and going over it again changes nothing', () => {
  const raster = sheet()
  stroke(raster, dot(20), dot(20), HARD)
  const before = raster.data.slice()
  stroke(raster, dot(20), dot(20), HARD)
  expect(raster.data).toEqual(before)
  stroke(raster, dot(22), dot(22), { hardness: 1, erases: true })
  expect(isBlank(raster)).toBe(true)
})

test('a rectangle covers parts of pixels, an ellipse as much as it should, whichever way it was drawn', () => {
  const raster = sheet()
  fill(raster, rectangle({ x: 60.5, y: 50 }, { x: 20, y: 10.25 }), false)
  expect(many(raster)).toBeCloseTo(40.5 * 39.75, 0)
  expect([at(raster, 59, 30), at(raster, 60, 30), at(raster, 61, 30)]).toEqual([255, 128, 0])
  const oval = sheet()
  fill(oval, ellipse({ x: 10, y: 10 }, { x: 90, y: 70 }), false)
  expect(many(oval) / (Math.PI * 40 * 30)).toBeCloseTo(1, 2)
})

test('a lasso that crosses itself takes all that it goes around', () => {
  const raster = sheet()
  const loop = [{ x: 10, y: 10 }, { x: 60, y: 10 }, { x: 60, y: 60 }, { x: 10, y: 60 }]
  fill(raster, [...loop, ...loop.map(({ x, y }) => ({ x: x + 20, y: y + 10 }))], false)
  expect([at(raster, 40, 40), at(raster, 5, 5)]).toEqual([255, 0])
})

test('a mask grows and shrinks by round distances, and comes back', () => {
  const raster = sheet()
  fill(raster, rectangle({ x: 40, y: 30 }, { x: 60, y: 50 }), false)
  const larger = { ...raster, data: grown(raster, 10) }
  expect([at(larger, 30, 40), at(larger, 29, 40)]).toEqual([255, 0])
  expect(at(larger, 31, 21), 'corners are round').toBe(0)
  expect(many(larger)).toBeCloseTo(20 * 20 + 4 * 20 * 10 + Math.PI * 100, -1.5)
  const back = { ...raster, data: grown(larger, -10) }
  expect(Math.abs(many(back) - many(raster))).toBeLessThan(8)
  expect(isBlank({ ...raster, data: grown(sheet(), 10) })).toBe(true)
})

test('softened, it keeps its weight and rises smoothly', () => {
  const raster = sheet()
  fill(raster, rectangle({ x: 30, y: 20 }, { x: 70, y: 60 }), false)
  const soft = { ...raster, data: feathered(raster, 6) }
  expect(many(soft)).toBeCloseTo(many(raster), -1.5)
  const edge = [...Array(20).keys()].map((x) => at(soft, x + 20, 40))
  expect([...edge].sort((a, b) => a - b)).toEqual(edge)
  expect(new Set(edge).size).toBeGreaterThan(8)
})

test('inside out twice is as it was; a part is taken and put back', () => {
  const raster = sheet()
  stroke(raster, dot(20), dot(20), { hardness: 0.5, erases: false })
  const inside = inverted(raster)
  expect(inverted({ ...raster, data: inside })).toEqual(raster.data)
  const area = { left: 45, top: 30, right: 70, bottom: 52 }
  const part = taken(raster, area)
  mark(raster.data, 40 * 100 + 50, 255, true)
  put(raster, area, part)
  expect(inverted(raster)).toEqual(inside)
})

test('a mask is as large as its picture, up to what an edge needs', () => {
  expect(maskSize({ width: 1536, height: 1024 })).toEqual({ width: 1536, height: 1024 })
  expect(maskSize({ width: 6000, height: 3 })).toEqual({ width: 2048, height: 1 })
})
