import { expect, test } from 'vitest'
import { ApiError } from '@/api/error'
import { image, version } from '@/conversation/testing'
import { Adjusting, type World } from './adjusting'
import type { Order } from './calls'
import { KINDS } from './testing'

const picture = image([version('v1', null, { width: 1200, height: 800 })])

async function opened(more: Partial<World> = {}) {
  const drafts: Order[][] = []
  const made: Order[][] = []
  const world: World = {
    kinds: () => Promise.resolve(KINDS),
    draft: (_image, _version, orders) => (drafts.push(orders), Promise.resolve(new Blob())),
    make: (_image, _version, orders) => (made.push(orders), Promise.resolve(picture)),
    ...more,
  }
  const adjusting = new Adjusting(world, picture, picture.versions[0]!)
  await adjusting.open()
  const dial = (type: string) => adjusting.dials.value.find((each) => each.type === type)!
  return { adjusting, drafts, made, dial }
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
