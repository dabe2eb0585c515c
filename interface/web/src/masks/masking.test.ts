import { expect, test } from 'vitest'
import { ApiError } from '@/api/error'
import { image, version } from '@/conversation/testing'
import { Masking } from './masking'
import { FakeMasks } from './testing'

const lake = version('v1', null, { width: 200, height: 100 })
const touch = (x: number, y: number, pressure = 0.5) => ({ x, y, pressure })

function begun(data: Uint8Array | null = null) {
  const world = new FakeMasks()
  const masking = new Masking(world, image([lake]), lake, data)
  masking.softness.value = 0
  const draw = (...points: [x: number, y: number][]) => {
    const [first, ...rest] = points.map(([x, y]) => touch(x, y))
    masking.begin(first!, 10)
    masking.draw(rest, 10)
    masking.end()
  }
  return { world, masking, draw }
}

test('a stroke is a step, and goes back and on', () => {
  const { masking, draw } = begun()
  draw([20, 50], [60, 50], [100, 50])
  const marked = masking.coverage.value
  expect(marked).toBeCloseTo((80 * 20 + Math.PI * 100) / 20_000, 2)
  masking.invert()
  expect(masking.coverage.value).toBeCloseTo(1 - marked, 5)
  masking.undo()
  masking.undo()
  expect([masking.coverage.value, masking.canUndo.value]).toEqual([0, false])
  masking.redo()
  expect(masking.coverage.value).toBe(marked)
  draw([20, 20])
  expect(masking.canRedo.value).toBe(false)
})

test('a rectangle and a lasso count once they are let go, and erase what was marked', () => {
  const { masking, draw } = begun()
  masking.tool.value = 'rectangle'
  masking.begin(touch(0, 0), 10)
  masking.draw([touch(50, 50), touch(100, 100)], 10)
  expect([masking.coverage.value, masking.outline.value.length]).toEqual([0, 4])
  masking.end()
  expect([masking.coverage.value, masking.outline.value.length]).toEqual([0.5, 0])
  masking.tool.value = 'lasso'
  masking.erases.value = true
  draw([0, 0], [100, 0], [100, 100])
  expect(masking.coverage.value).toBeCloseTo(0.25, 1)
})

test('a second finger, or Escape, gives up what was begun', () => {
  const { masking, draw } = begun()
  draw([20, 20])
  const before = masking.coverage.value
  masking.begin(touch(150, 50), 10)
  masking.draw([touch(180, 50)], 10)
  expect(masking.drop()).toBe(true)
  masking.end()
  expect([masking.drop(), masking.raster.data.some((value, at) => value > 0 && at % 200 > 100)]).toEqual([false, false])
  masking.undo()
  expect([before > 0, masking.coverage.value]).toEqual([true, 0])
})

test('squares are marked and taken out again without a pointer', () => {
  const { masking } = begun()
  const square = { from: { x: 50, y: 50 }, to: { x: 75, y: 75 } }
  expect(masking.toggle(square)).toBe(true)
  expect([masking.coverage.value, masking.isMarked(square)]).toEqual([625 / 20_000, true])
  expect(masking.toggle(square)).toBe(false)
  expect(masking.isEmpty.value).toBe(true)
})

test('steps that take too much room are forgotten, the oldest first', () => {
  const large = version('v1', null, { width: 2000, height: 2000 })
  const masking = new Masking(new FakeMasks(), image([large]), large)
  for (let time = 0; time < 16; time++) masking.invert()
  let back = 0
  for (; masking.canUndo.value; back++) masking.undo()
  expect(back).toBe(12)
})

test('what is kept can be used again, and what was refused is still drawn', async () => {
  const { world, masking, draw } = begun()
  draw([20, 50], [100, 50])
  const { data } = masking.raster
  const before = data.slice()
  world.refuses = new ApiError({ code: 'busy', title: 'Busy', message: 'Try again.' }, 503)
  expect(await masking.keep()).toBeNull()
  expect([masking.refused.value?.title, masking.isUnkept]).toEqual(['Busy', true])
  const mask = await masking.keep()
  expect([mask?.version, masking.isUnkept, masking.kept.value.length]).toEqual(['v1', false, 1])
  masking.clear()
  await masking.use(mask!)
  expect([masking.raster.data, masking.isUnkept]).toEqual([before, false])
  masking.undo()
  expect(masking.isEmpty.value).toBe(true)
})

test('what was put aside is there again; nothing where nothing was marked', () => {
  const { masking, draw } = begun()
  expect(masking.aside()).toBeNull()
  draw([20, 50])
  const again = begun(masking.aside()).masking
  expect([again.coverage.value, again.isUnkept, again.canUndo.value]).toEqual([masking.coverage.value, true, false])
})

test('a mask of a large picture is smaller than it, and lies where the hand was', () => {
  const large = version('v1', null, { width: 4096, height: 2048 })
  const masking = new Masking(new FakeMasks(), image([large]), large)
  masking.tool.value = 'rectangle'
  masking.begin(touch(0, 0), 10)
  masking.draw([touch(2048, 2048)], 10)
  masking.end()
  expect([masking.raster.width, masking.coverage.value]).toEqual([2048, 0.5])
})

test('what is found is added to what is marked, or taken out of it', async () => {
  const { masking, draw } = begun()
  draw([150, 50])
  const drawn = masking.coverage.value
  await masking.find('subject')
  expect(masking.coverage.value).toBeCloseTo(0.5 + drawn, 5)
  masking.erases.value = true
  masking.tool.value = 'wand'
  masking.begin(touch(20, 20), 10)
  expect(masking.isDrawing).toBe(false)
  await expect.poll(() => masking.finding.value).toBe(false)
  expect(masking.coverage.value).toBe(drawn)
})

test('what is not found is told, and what was marked stays', async () => {
  const { world, masking, draw } = begun()
  draw([150, 50])
  const drawn = masking.coverage.value
  world.refuses = new ApiError({ code: 'impossible', title: 'No face was found', message: '' }, 400)
  await masking.find('face')
  expect([masking.refused.value?.title, masking.coverage.value]).toEqual(['No face was found', drawn])
})

test('what is marked is kept before it is taken away', async () => {
  const { world, masking, draw } = begun()
  draw([150, 50])
  expect((await masking.erase())?.current).toBe('erased')
  expect([world.erased, world.kept.length]).toEqual([['m1'], 1])
  await masking.erase()
  expect(world.kept.length).toBe(1)
})

test('what is marked is painted anew by whom one wants', async () => {
  const { world, masking, draw } = begun()
  expect(await masking.paint('a boat', '', 'v1')).toBeNull()
  draw([150, 50])
  expect(await masking.paint('a boat', 'openai/gpt-image-2', 'v1')).toEqual({ turn: 't1', conversation: 'c1' })
  expect(world.painted).toEqual([['m1', 'a boat', 'openai/gpt-image-2']])
})
