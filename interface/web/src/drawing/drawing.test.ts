import { expect, test } from 'vitest'
import { image, recipe, version } from '@/conversation/testing'
import { Adjusting, type Kept } from '@/adjusting/adjusting'
import type { OperationKind, OperationOption, Order } from '@/adjusting/calls'
import { KINDS } from '@/adjusting/testing'
import { FakeMasks } from '@/masks/testing'
import { FakeDrawings, shapeOf } from './testing'

const SIZE = { width: 1200, height: 800 }
const first = version('v1', null, SIZE)
const picture = image([first])
const option = (name: string, usual: unknown): OperationOption => ({
  name, title: '', unit: '', percent: '', hand: '', slider: null, neutral: null, named: [], offered: [], default: usual,
})
const ALL: OperationKind[] = [
  ...KINDS,
  { type: 'layer', group: 'make', title: '', framing: false, options: [option('layer', null)] },
  { type: 'pixelate', group: 'retouch', title: '', framing: false, options: [option('size', 16), option('area', '')] },
  { type: 'blur', group: 'retouch', title: '', framing: false, options: [option('radius', 4), option('area', '')] },
]

async function opened(of = picture, drawings = new FakeDrawings(), kept?: Kept) {
  const made: Order[][] = []
  const chosen: string[] = []
  const adjusting = new Adjusting(
    {
      masks: new FakeMasks(SIZE),
      drawings,
      kinds: () => Promise.resolve(ALL),
      draft: (_image, _version, orders) => Promise.resolve(new Blob([orders.map(({ type }) => type).join(' then ')])),
      look: () => Promise.resolve(new Blob(['the picture'])),
      make: (_image, _from, orders) => (made.push(orders), Promise.resolve(picture)),
      choose: (_image, wanted) => (chosen.push(wanted), Promise.resolve(picture)),
    },
    of,
    of.versions.at(-1)!,
    kept,
  )
  await adjusting.open()
  adjusting.take('draw')
  const { drawing } = adjusting
  const drag = (...points: [number, number][]) => {
    const [[x, y] = [0, 0], ...rest] = points
    drawing.begin({ x, y }, 5)
    for (const [toX, toY] of rest) drawing.draw({ x: toX, y: toY }, 5)
    drawing.finish(1)
  }
  return { adjusting, drawing, drawings, made, chosen, drag, shapes: () => adjusting.now.value.shapes }
}

test('what a pen draws is one step, that goes back and on', async () => {
  const { adjusting, drag, shapes } = await opened()
  drag([10, 10], [60, 40], [110, 10])
  expect(shapes()).toMatchObject([{ kind: 'pen', points: [10, 10, 60, 40, 110, 10], width: 6 }])
  expect(adjusting.differs.value).toBe(true)
  adjusting.undo()
  expect([shapes(), adjusting.differs.value]).toEqual([[], false])
  adjusting.redo()
  expect(shapes()).toHaveLength(1)
})

test('a box is chosen once it is drawn, and moved and coloured then; a slip of the hand draws none', async () => {
  const { adjusting, drawing, drag, shapes } = await opened()
  drawing.take('rectangle')
  drag([100, 100], [102, 101])
  expect(shapes()).toEqual([])
  drag([100, 100], [300, 200])
  expect([drawing.tool.value, drawing.chosen.value?.kind]).toEqual(['select', 'rectangle'])
  drawing.set({ colour: '#2b5f9e', filled: true })
  drag([200, 150], [210, 150], [250, 160])
  expect(shapes()).toMatchObject([{ points: [150, 110, 350, 210], colour: '#2b5f9e', filled: true }])
  adjusting.undo()
  expect(shapes()[0]!.points).toEqual([100, 100, 300, 200])
  drawing.remove()
  expect([shapes(), drawing.chosen.value]).toEqual([[], null])
})

test('a text is as wide as its words, and as high as it was drawn', async () => {
  const { drawing, drag, shapes } = await opened()
  drawing.take('text')
  drag([100, 100], [200, 150])
  drawing.say('12345678')
  expect(shapes()[0]).toMatchObject({ text: '12345678', points: [100, 100, 260, 150] })
  drawing.say('1234\n12345678')
  expect(shapes()[0]!.points).toEqual([100, 100, 260, 200])
  drawing.resize(80)
  expect(shapes()[0]!.points).toEqual([100, 100, 420, 300])
})

test('the eraser takes what it touches, in one step', async () => {
  const { adjusting, drawing, drag, shapes } = await opened()
  for (const y of [100, 200]) {
    drawing.take('line')
    drag([100, y], [400, y])
  }
  drawing.take('eraser')
  drag([200, 50], [200, 100], [200, 200])
  expect(shapes()).toEqual([])
  adjusting.undo()
  expect(shapes()).toHaveLength(2)
})

test('what was begun can be given up', async () => {
  const { drawing, drag, shapes } = await opened()
  drawing.begin({ x: 1, y: 1 }, 5)
  drawing.draw({ x: 90, y: 90 }, 5)
  expect([drawing.drop(), drawing.drop(), shapes()]).toEqual([true, false, []])
  drawing.take('stamp')
  drag([100, 100], [160, 130])
  expect(shapes()[0]!.points, 'as high as wide').toEqual([100, 100, 160, 160])
  drawing.begin({ x: 130, y: 130 }, 5)
  drawing.draw({ x: 230, y: 130 }, 5)
  expect(drawing.drop()).toBe(true)
  expect(shapes()[0]!.points).toEqual([100, 100, 160, 160])
})

test('without a pointer one is put in the middle, and moved by keys', async () => {
  const { adjusting, drawing, shapes } = await opened()
  adjusting.measure({ width: 600, height: 400 })
  drawing.take('ellipse')
  drawing.place()
  expect(shapes()[0]).toMatchObject({ kind: 'ellipse', points: [540, 340, 660, 460] })
  drawing.moveBy({ x: 0, y: 10 })
  drawing.moveBy({ x: 0, y: 10 })
  expect(shapes()[0]!.points).toEqual([540, 360, 660, 480])
})

test('it goes along when the picture is turned, flipped and levelled', async () => {
  const { adjusting, drawing, drag, shapes } = await opened()
  drawing.take('rectangle')
  drag([0, 0], [300, 200])
  adjusting.turn()
  expect(shapes()[0]!.points).toEqual([800, 0, 600, 300])
  adjusting.mirror()
  expect(shapes()[0]!.points).toEqual([0, 0, 200, 300])
})

test('Done hides by operations, and lays the ink on what is left of the picture', async () => {
  const { adjusting, drawing, drawings, drag, made } = await opened()
  adjusting.measure({ width: 600, height: 400 })
  drawing.take('pixelate')
  drag([320, 220], [400, 260])
  drawing.take('arrow')
  drag([400, 300], [500, 300])
  adjusting.put('border.width', 10)
  await adjusting.finish()
  expect(made).toEqual([
    [
      { type: 'crop', box: '300,200,600,400' },
      { type: 'pixelate', size: 5, area: '20,20,80,40' },
      { type: 'layer', layer: 'layer 1' },
      { type: 'border', width: 10 },
    ],
  ])
  expect(drawings.kept).toMatchObject([{ version: 'v1', frame: { x: 300, y: 200, width: 600 }, shapes: [{ kind: 'arrow' }] }])
  await adjusting.finish()
  expect(drawings.kept, 'the same is not sent twice').toHaveLength(1)
})

test('where nothing of the ink is seen, no layer is made of it', async () => {
  const { adjusting, drawings, drag, made, chosen } = await opened()
  drawings.blank = true
  drag([10, 10], [60, 40])
  await adjusting.finish()
  expect([made, chosen, drawings.kept]).toEqual([[], ['v1'], []])
})

function drawnOn(steps: { name: string; options: Record<string, unknown> }[]) {
  const [only] = steps
  const made = steps.length > 1 ? recipe('edit', 'v1', { steps }) : recipe('operation', 'v1', only!.options, `operation:${only!.name}`)
  return image([version('v1', null, { ...SIZE, kept: true }), version('v2', 'v1', { ...SIZE, recipe: made })])
}

test('what was drawn can be moved again, and what was hidden', async () => {
  const drawings = new FakeDrawings()
  drawings.stored = [shapeOf('ellipse', [100, 100, 300, 200])]
  const steps = [{ name: 'pixelate', options: { size: 5, area: '20,20,80,40' } }, { name: 'layer', options: { layer: 'l1' } }]
  const { adjusting, drawing, drag, shapes } = await opened(drawnOn(steps), drawings)
  expect(adjusting.source.value.id).toBe('v1')
  expect(adjusting.differs.value).toBe(false)
  expect(shapes()).toMatchObject([{ kind: 'pixelate', points: [20, 20, 100, 60] }, { kind: 'ellipse' }])
  drawing.take('select')
  drag([100, 150], [110, 150])
  expect(shapes()[1]!.points).toEqual([110, 100, 310, 200])
  expect(adjusting.differs.value).toBe(true)
})

test('of a drawing that is gone what it made is worked on', async () => {
  const drawings = new FakeDrawings()
  drawings.stored = null
  const { adjusting, shapes } = await opened(drawnOn([{ name: 'layer', options: { layer: 'l1' } }]), drawings)
  expect([adjusting.source.value.id, shapes()]).toEqual(['v2', []])
})

test('what is put aside is there again', async () => {
  const before = await opened()
  before.drag([10, 10], [60, 40])
  const { shapes } = await opened(picture, new FakeDrawings(), before.adjusting.aside())
  expect(shapes()).toMatchObject([{ kind: 'pen' }])
})

test('a marked copy is the picture with the ink, and what is hidden stays hidden in it; nothing of it is kept', async () => {
  const { adjusting, drawing, drawings, made, drag } = await opened()
  drawing.take('ellipse')
  drag([100, 100], [300, 200])
  expect(await (await adjusting.marked()).text()).toBe('the picture with ellipse')
  drawing.take('pixelate')
  drag([10, 10], [80, 60])
  expect(await (await adjusting.marked()).text()).toBe('pixelate with ellipse and pixelate')
  expect([made, drawings.kept]).toEqual([[], []])
})
