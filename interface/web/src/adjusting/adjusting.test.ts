import { expect, test } from 'vitest'
import { ApiError } from '@/api/error'
import { image, recipe, version } from '@/conversation/testing'
import { Adjusting, type Kept, type World } from './adjusting'
import type { Order } from './calls'
import { FakeMasks } from '@/masks/testing'
import { FakeDrawings } from '@/drawing/testing'
import { KINDS } from './testing'

const SIZE = { width: 1200, height: 800 }
const first = version('v1', null, SIZE)
const picture = image([first])
const brightened = image([
  first,
  version('v2', 'v1', { ...SIZE, recipe: recipe('operation', 'v1', { factor: 1.2 }, 'operation:brightness') }),
])

async function opened(more: Partial<World> = {}, of = picture, kept?: Kept) {
  const drafts: Order[][] = []
  const made: Order[][] = []
  const within: (string | null)[] = []
  const makes: string[] = []
  const draftedWithin: (string | null)[] = []
  const masks = new FakeMasks(SIZE)
  const drawings = new FakeDrawings()
  const world: World = {
    masks,
    drawings,
    kinds: () => Promise.resolve(KINDS),
    draft: (_image, _version, orders, mask) => (drafts.push(orders), draftedWithin.push(mask), Promise.resolve(new Blob())),
    make: (_image, from, orders, mask) => (makes.push(from), within.push(mask), made.push(orders), Promise.resolve(picture)),
    choose: () => Promise.resolve(of),
    look: () => Promise.resolve(new Blob()),
    ...more,
  }
  const adjusting = new Adjusting(world, of, of.versions.at(-1)!, kept)
  await adjusting.open()
  const dial = (type: string) => adjusting.panels.value.find((each) => each.type === type)!.dials[0]!
  return { adjusting, drafts, made, makes, within, draftedWithin, masks, drawings, dial }
}

test('light first, then the shape, then the edges: one list for one version', async () => {
  const { adjusting, drafts, made, dial } = await opened()
  adjusting.turnDial(dial('sharpen'), 50)
  adjusting.turnDial(dial('brightness'), 1.2)
  adjusting.takeShape('1:1')
  await adjusting.finish()
  expect(made).toEqual([
    [
      { type: 'brightness', factor: 1.2 },
      { type: 'crop', box: '200,0,800,800' },
      { type: 'sharpen', amount: 50 },
    ],
  ])
  await adjusting.compute()
  expect(drafts.at(-1)?.map(({ type }) => type)).toEqual(['brightness', 'sharpen'])
})

test('what frames a picture follows its shape, and is drawn by the page', async () => {
  const { adjusting, drafts, made, dial } = await opened()
  adjusting.turnDial(dial('border'), 20)
  adjusting.put('border.colour', '#1a1a19')
  adjusting.put('posterise', 1)
  adjusting.mirror()
  await adjusting.compute()
  expect(drafts.at(-1)).toEqual([{ type: 'posterise' }])
  expect(adjusting.border.value).toBe(20)
  await adjusting.finish()
  expect(made[0]!.map(({ type }) => type)).toEqual(['posterise', 'flip', 'border'])
  adjusting.undo()
  adjusting.undo()
  adjusting.undo()
  expect(adjusting.framing.value).toEqual([{ type: 'border', width: 20 }])
})

test('what lies between corners is seen from the front before it is levelled and cut, and one pull is one step', async () => {
  const { adjusting, made, dial } = await opened()
  adjusting.pullCorner('nw', { x: 100, y: 40 })
  adjusting.pullCorner('nw', { x: 200, y: 80 })
  adjusting.letGo()
  adjusting.turn()
  adjusting.turnDial(dial('straighten'), 3)
  adjusting.takeShape('1:1')
  expect(adjusting.frontSize.value).toEqual({ width: 800, height: 1200 })
  await adjusting.finish()
  expect(made[0]!.map(({ type }) => type)).toEqual(['rotate', 'perspective', 'straighten', 'crop'])
  expect(made[0]![1]).toEqual({ type: 'perspective', corners: '0,0,720,200,800,1200,0,1200' })
  for (let step = 0; step < 4; step++) adjusting.undo()
  expect([adjusting.now.value.corners, adjusting.canUndo.value]).toEqual([null, false])
  adjusting.redo()
  adjusting.uncorner()
  expect(adjusting.differs.value).toBe(false)
})

test('what is added lies around the version as it is set, which is made for that only where none shows it', async () => {
  const { adjusting, made, dial } = await opened()
  expect(await adjusting.settled()).toBe('v1')
  adjusting.takeShape('1:1')
  adjusting.turnDial(dial('border'), 20)
  expect(adjusting.outer.value).toEqual({ width: 840, height: 840 })
  expect(await adjusting.settled()).toBe(picture.current)
  expect(made[0]!.map(({ type }) => type)).toEqual(['crop', 'border'])
  const again = await opened({}, brightened)
  expect([again.adjusting.reopens.value, await again.adjusting.settled(), again.made]).toEqual([true, 'v2', []])
})

test('the frame lies on what is left after levelling, and goes along when the picture is turned', async () => {
  const { adjusting, dial } = await opened()
  adjusting.turnDial(dial('straighten'), 4.5)
  expect(adjusting.differs.value).toBe(true)
  expect(adjusting.frame.value).toEqual({ x: 0, y: 0, ...adjusting.size.value })
  adjusting.turn()
  expect(adjusting.size.value.height).toBeGreaterThan(adjusting.size.value.width)
  adjusting.pull('nw', { x: 100, y: 0 })
  adjusting.letGo()
  const before = adjusting.frame.value
  adjusting.mirror()
  expect(adjusting.angle.value).toBe(-4.5)
  expect(adjusting.frame.value).toEqual({ ...before, x: 0 })
  expect(adjusting.orders.value.map(({ type }) => type)).toEqual(['rotate', 'flip', 'straighten', 'crop'])
})

test('turned four times, mirrored twice, it is as it was', async () => {
  const { adjusting } = await opened()
  adjusting.mirror()
  for (let time = 0; time < 4; time++) adjusting.turn()
  adjusting.mirror()
  expect(adjusting.differs.value).toBe(false)
})

test('what is refused is told, and all stays as it is set', async () => {
  const gone = new ApiError({ code: 'not_found', title: 'The picture was not found', message: '' }, 404)
  const { adjusting } = await opened({ make: () => Promise.reject(gone) })
  adjusting.takeShape('3:2')
  adjusting.upend()
  expect(await adjusting.finish()).toBeNull()
  expect(adjusting.refused.value?.title).toBe('The picture was not found')
  expect(adjusting.now.value.ratio).toBe('2:3')
  adjusting.reset()
  expect([adjusting.differs.value, adjusting.refused.value]).toEqual([false, null])
})

test('each thing that is set is a step; a slider that is pulled is one', async () => {
  const { adjusting, dial } = await opened()
  for (const value of [1.1, 1.2, 1.3]) adjusting.turnDial(dial('brightness'), value)
  adjusting.settle()
  adjusting.turnDial(dial('brightness'), 1.4)
  adjusting.takeShape('1:1')
  adjusting.undo()
  expect([adjusting.valueOf(dial('brightness')), adjusting.now.value.ratio]).toEqual([1.4, 'free'])
  adjusting.undo()
  expect(adjusting.valueOf(dial('brightness'))).toBe(1.3)
  adjusting.undo()
  expect([adjusting.differs.value, adjusting.canUndo.value]).toEqual([false, false])
  adjusting.redo()
  expect(adjusting.valueOf(dial('brightness'))).toBe(1.3)
  adjusting.turnDial(dial('brightness'), 1.1)
  expect(adjusting.canRedo.value).toBe(false)
})

test('what is put aside is taken up with its way back', async () => {
  const { adjusting, dial } = await opened()
  adjusting.turnDial(dial('brightness'), 1.2)
  const again = await opened({}, picture, adjusting.aside())
  expect(again.adjusting.valueOf(dial('brightness'))).toBe(1.2)
  again.adjusting.undo()
  expect(again.adjusting.differs.value).toBe(false)
})

test('a version that was made here opens with its steps, and they are done to what it was made from', async () => {
  const { adjusting, drafts, made, dial } = await opened({}, brightened)
  expect(adjusting.valueOf(dial('brightness'))).toBe(1.2)
  expect([adjusting.differs.value, adjusting.canUndo.value, drafts.length]).toEqual([false, false, 1])
  adjusting.turnDial(dial('brightness'), 1.3)
  await adjusting.finish()
  expect(made).toEqual([[{ type: 'brightness', factor: 1.3 }]])
  expect(adjusting.source.value.id).toBe('v1')
})

test('when every step of it rests again, the version it was made from is chosen', async () => {
  const chosen: string[] = []
  const { adjusting, made, dial } = await opened({ choose: (_image, id) => (chosen.push(id), Promise.resolve(picture)) }, brightened)
  adjusting.turnDial(dial('brightness'), 1)
  expect(adjusting.differs.value).toBe(true)
  await adjusting.finish()
  expect([chosen, made]).toEqual([['v1'], []])
})

test('one can go on with what its steps made, instead', async () => {
  const { adjusting, made, dial } = await opened({}, brightened)
  adjusting.goOnTop()
  expect([adjusting.source.value.id, adjusting.valueOf(dial('brightness'))]).toEqual(['v2', 1])
  adjusting.turnDial(dial('brightness'), 1.1)
  const again = await opened({}, brightened, adjusting.aside())
  expect(again.adjusting.source.value.id).toBe('v2')
  await again.adjusting.finish()
  expect([again.made, made]).toEqual([[[{ type: 'brightness', factor: 1.1 }]], []])
})

test('a mask is drawn on the version that is worked on, and put aside with the rest', async () => {
  const { adjusting } = await opened({}, brightened)
  adjusting.take('mask')
  const first = adjusting.masking.value!
  adjusting.goOnTop()
  expect(adjusting.masking.value).not.toBe(first)
  adjusting.masking.value!.invert()
  const again = await opened({}, brightened, adjusting.aside())
  again.adjusting.take('mask')
  expect(again.adjusting.masking.value!.coverage.value).toBe(1)
})

test('where light is shown at once the server is asked when a slider is let go; of edges, while it moves', async () => {
  const { adjusting, drafts, dial } = await opened()
  adjusting.seeAtOnce(true)
  for (const value of [1.1, 1.2, 1.3]) adjusting.turnDial(dial('brightness'), value)
  expect(drafts).toEqual([])
  adjusting.settle()
  expect(drafts).toEqual([[{ type: 'brightness', factor: 1.3 }]])
  adjusting.settle()
  expect(drafts.length).toBe(1)
  await adjusting.compute()
  const before = drafts.length
  adjusting.turnDial(dial('sharpen'), 50)
  expect(drafts.length).toBe(before + 1)
})

test('what is marked is changed and nothing else; how the picture is cut comes after it', async () => {
  const { adjusting, made, within, draftedWithin, masks, dial } = await opened()
  adjusting.take('mask')
  expect(adjusting.canBeWithin.value).toBe(false)
  await adjusting.masking.value!.find('subject')
  adjusting.take('light')
  adjusting.goWithin(true)
  adjusting.turnDial(dial('brightness'), 1.2)
  adjusting.takeShape('1:1')
  await adjusting.finish()
  const mask = masks.kept[0]!.mask.mask_id
  expect(made).toEqual([[{ type: 'brightness', factor: 1.2 }], [{ type: 'crop', box: '200,0,800,800' }]])
  expect([within, masks.kept.length]).toEqual([[mask, null], 2])
  await expect.poll(() => draftedWithin).toEqual([mask])
})

test('an area is one of the picture that is seen, with the steps that made it', async () => {
  const { adjusting, made, masks } = await opened({}, brightened)
  expect(adjusting.source.value.id).toBe('v1')
  adjusting.take('mask')
  adjusting.masking.value!.invert()
  await adjusting.erase()
  await adjusting.paint('a boat', '')
  expect([masks.versions, made]).toEqual([['v2', 'v2'], []])
})

test('what is set beside is not lost when something is removed or painted anew', async () => {
  const { adjusting, made, makes, masks, dial } = await opened()
  adjusting.take('mask')
  adjusting.masking.value!.invert()
  adjusting.turnDial(dial('brightness'), 1.2)
  await adjusting.erase()
  expect([masks.versions, makes]).toEqual([['v1'], ['erased']])
  await adjusting.paint('a boat', '')
  expect([masks.versions, makes]).toEqual([['v1', picture.current], ['erased', 'v1']])
  expect(made.flat()).toEqual([{ type: 'brightness', factor: 1.2 }, { type: 'brightness', factor: 1.2 }])
  expect(adjusting.isShaped.value).toBe(false)
  adjusting.mirror()
  expect(adjusting.isShaped.value).toBe(true)
})

test('light that is set after something was marked is for that', async () => {
  const { adjusting, within, masks, dial } = await opened()
  adjusting.take('light')
  adjusting.take('mask')
  adjusting.masking.value!.invert()
  adjusting.take('light')
  adjusting.turnDial(dial('brightness'), 1.2)
  await adjusting.finish()
  expect(within).toEqual([masks.kept[0]!.mask.mask_id])
})

test('a mask that cannot be kept is told, and all stays as it is set', async () => {
  const { adjusting, made, masks, dial } = await opened()
  adjusting.take('mask')
  adjusting.masking.value!.invert()
  adjusting.goWithin(true)
  masks.refuses = new ApiError({ code: 'busy', title: 'Busy', message: 'Try again.' }, 503)
  adjusting.turnDial(dial('brightness'), 1.2)
  await expect.poll(() => adjusting.previews.state.failure?.title).toBe('Busy')
  expect(await adjusting.finish()).not.toBeNull()
  expect(made).toEqual([[{ type: 'brightness', factor: 1.2 }]])
})

test('a look is one step, its strength another, and each of it can be moved', async () => {
  const { adjusting, drafts, dial } = await opened()
  adjusting.takeFilter({ name: 'golden', strength: 1 })
  expect(drafts.at(-1)).toEqual([{ type: 'balance', red: 12 }])
  for (const strength of [0.9, 0.7, 0.5]) adjusting.takeFilter({ name: 'golden', strength })
  adjusting.settle()
  expect(adjusting.valueOf(dial('balance'))).toBe(6)
  adjusting.turnDial(dial('balance'), 40)
  expect(adjusting.light.value).toEqual([{ type: 'balance', red: 40 }])
  adjusting.undo()
  adjusting.undo()
  expect(adjusting.now.value.filter).toEqual({ name: 'golden', strength: 1 })
  adjusting.undo()
  expect(adjusting.differs.value).toBe(false)
})

test('what was changed inside of a mask opens with its steps and its mask, and is made anew inside of it', async () => {
  const values = {
    sha256: '', done: '', mask: 'm1', steps: [{ name: 'brightness', options: { factor: 1.2 } }],
    changed: 0, outside: 9, right: 0, down: 0, scale: 1,
  }
  const inside = image([first, version('v2', 'v1', { ...SIZE, recipe: recipe('mask', 'v1', values) })])
  const masks = new FakeMasks(SIZE)
  await masks.select('', 'v1')
  const { adjusting, drafts, draftedWithin, within, makes, dial } = await opened({ masks }, inside)
  expect([adjusting.source.value.id, adjusting.within.value, adjusting.differs.value]).toEqual(['v1', true, false])
  expect([drafts.at(-1), draftedWithin.at(-1)]).toEqual([[{ type: 'brightness', factor: 1.2 }], 'm1'])
  adjusting.turnDial(dial('brightness'), 1.3)
  await adjusting.finish()
  expect([makes, within]).toEqual([['v1'], ['m1']])
  adjusting.undo()
  expect(adjusting.differs.value).toBe(false)
  adjusting.masking.value!.invert()
  expect(adjusting.differs.value, 'another area is another version').toBe(true)
  adjusting.goOnTop()
  expect([adjusting.source.value.id, adjusting.within.value, adjusting.differs.value]).toEqual(['v2', false, false])
})

test('without its mask it opens as it is', async () => {
  const values = {
    sha256: '', done: '', mask: 'gone', steps: [{ name: 'brightness', options: { factor: 1.2 } }],
    changed: 0, outside: 9, right: 0, down: 0, scale: 1,
  }
  const inside = image([first, version('v2', 'v1', { ...SIZE, recipe: recipe('mask', 'v1', values) })])
  const { adjusting } = await opened({}, inside)
  expect([adjusting.source.value.id, adjusting.refused.value, adjusting.light.value]).toEqual(['v2', null, []])
})
