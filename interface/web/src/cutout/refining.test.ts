import { beforeEach, expect, test } from 'vitest'
import { ApiError } from '@/api/error'
import { image, recipe, version } from '@/conversation/testing'
import type { Wish } from './refinement'
import { Refining, type World } from './refining'

const size = { width: 400, height: 300 }

const photo = version('photo', null, { ...size, recipe: recipe('upload') })
const cut = version('cut', 'photo', { ...size, recipe: recipe('cutout', 'photo', { method: 'simple', simple: true }) })
const mug = image([photo, cut])

/** A server that cuts out at once, or says why it does not. */
class Bench implements World {
  drafts: Wish[] = []
  made: Wish[] = []
  refuses: ApiError | null = null

  draft = async (_image: string, wish: Wish) => {
    this.drafts.push(wish)
    return { picture: new Blob(), sure: 0.7 }
  }

  make = async (_image: string, wish: Wish) => {
    if (this.refuses) throw this.refuses
    this.made.push(wish)
    return mug
  }
}

let bench: Bench
let refining: Refining

beforeEach(() => {
  bench = new Bench()
  refining = new Refining(bench, mug, cut)
})

/** Draws a line; the draft is there then. */
async function line(...points: { x: number; y: number }[]): Promise<void> {
  refining.beginLine(points[0]!, 10)
  refining.drawLine(points.slice(1))
  refining.end()
  await computed()
}

const computed = () => new Promise((done) => setTimeout(done))

test('the photograph stands behind, and the cut-out’s own marks are there', () => {
  const marked = recipe('cutout', 'cut', { method: 'u2net', box: { x: 1, y: 2, width: 30, height: 40 } })
  const boxed = version('boxed', 'cut', { ...size, recipe: marked })
  const again = new Refining(bench, { ...mug, versions: [photo, cut, boxed] }, boxed)
  expect(again.source.id).toBe('photo')
  expect(again.marks.value.box).toEqual({ x: 1, y: 2, width: 30, height: 40 })
  expect(again.now.value.method).toBe('u2net')
  expect(again.differs.value).toBe(false)
})

test('every stroke asks for a draft with all strokes until then', async () => {
  await line({ x: 10, y: 10 }, { x: 40, y: 10 })
  refining.keep.value = false
  await line({ x: 90, y: 90 })
  expect(bench.drafts.map((wish) => wish.strokes?.map(({ keep }) => keep))).toEqual([[true], [true, false]])
  const stroke = { keep: true, radius: 10, points: [[10, 10], [40, 10]] }
  expect(bench.drafts[0]).toMatchObject({ version: 'cut', method: 'simple', strokes: [stroke] })
})

test('a line shows while it grows and counts for nothing when it is given up', () => {
  refining.beginLine({ x: 10, y: 10 }, 10)
  expect(refining.marks.value.strokes).toHaveLength(1)
  refining.drop()
  expect(refining.marks.value.strokes).toEqual([])
  expect(bench.drafts).toEqual([])
})

test('strokes and the box are taken back one at a time, and done again', async () => {
  await line({ x: 10, y: 10 })
  refining.putBox()
  await computed()
  refining.undo()
  expect(refining.marks.value).toMatchObject({ box: null, strokes: [{ keep: true }] })
  await computed()
  refining.undo()
  expect(refining.canUndo.value).toBe(false)
  await computed()
  refining.redo()
  await computed()
  refining.redo()
  expect(refining.marks.value.box).not.toBeNull()
  expect(bench.drafts).toHaveLength(6)
})

test('clearing is a step too', async () => {
  await line({ x: 10, y: 10 })
  refining.clear()
  expect(refining.marks.value.strokes).toEqual([])
  refining.undo()
  expect(refining.marks.value.strokes).toHaveLength(1)
})

test('a box is dragged, and pulled from where it was taken', async () => {
  refining.beginBox({ x: 50, y: 50 })
  refining.drawBox({ x: 52, y: 52 })
  expect(refining.marks.value.box).toBeNull()
  refining.drawBox({ x: 150, y: 120 })
  refining.end()
  await computed()
  refining.pullBox('se', { x: 5, y: 5 })
  refining.pullBox('se', { x: 10, y: 20 })
  refining.end()
  expect(refining.marks.value.box).toEqual({ x: 50, y: 50, width: 110, height: 90 })
  expect(bench.drafts).toHaveLength(2)
})

test('the ground needs no draft, but Done says it', async () => {
  refining.background.value = { kind: 'colour', colour: '#ffffff' }
  await line({ x: 10, y: 10 })
  expect(bench.drafts[0]).not.toHaveProperty('background')
  await refining.finish()
  expect(bench.made[0]).toMatchObject({ version: 'cut', background: { kind: 'colour', colour: '#ffffff' } })
})

test('what was asked for before stays: soft edges, a format', async () => {
  const asked = recipe('cutout', 'photo', { method: 'u2net', matting: true, format: 'webp' })
  const soft = version('soft', 'photo', { ...size, recipe: asked })
  const again = new Refining(bench, image([photo, soft]), soft)
  await again.finish()
  expect(bench.made[0]).toEqual({ version: 'soft', method: 'u2net', matting: true, format: 'webp' })
})

test('what is refused keeps the strokes and says why, until something is changed', async () => {
  await line({ x: 10, y: 10 })
  bench.refuses = new ApiError({ code: 'busy', title: 'Too much to do' })
  expect(await refining.finish()).toBeNull()
  expect(refining.refused.value?.title).toBe('Too much to do')
  expect(refining.marks.value.strokes).toHaveLength(1)
  expect(refining.finishing.value).toBe(false)
  bench.refuses = null
  expect(await refining.finish()).toBe(mug)
})

test('what was put aside goes on where it was, and can be undone', async () => {
  await line({ x: 10, y: 10 })
  const again = new Refining(bench, mug, cut, refining.now.value)
  expect(again.marks.value.strokes).toHaveLength(1)
  expect(again.differs.value).toBe(true)
  again.undo()
  expect(again.marks.value.strokes).toEqual([])
})

test('the brush grows and shrinks by a fifth, within reason', () => {
  refining.resize(true)
  expect(refining.size.value).toBe(48)
  for (let times = 0; times < 40; times++) refining.resize(false)
  expect(refining.size.value).toBe(6)
})
