import { expect, test } from 'vitest'
import { image, recipe, version } from '@/conversation/testing'
import type { EditStep } from '@/conversation/wire'
import { ordersOf } from './adjustment'
import { panelsOf } from './panels/panels'
import { reopened } from './reopening'
import { KINDS } from './testing'

const PANELS = panelsOf(KINDS)
const BRIGHTER = { name: 'brightness', options: { factor: 1.2 } }
const SHARPER = { name: 'sharpen', options: { amount: 50, radius: 2 } }
const SQUARE = { name: 'crop', options: { ratio: '', box: '200,0,800,800' } }

function open(steps: EditStep[], size = { width: 1200, height: 800 }, kept = true) {
  const [only] = steps
  const made =
    steps.length > 1 ? recipe('edit', 'v1', { steps }) : recipe('operation', 'v1', only!.options, `operation:${only!.name}`)
  const now = version('v2', 'v1', { ...size, recipe: made })
  return reopened(image([version('v1', null, { width: 1200, height: 800, kept }), now]), now, KINDS, PANELS)
}

test('the steps of a version are what was set, on the version they were done to', () => {
  const found = open([BRIGHTER, SQUARE, SHARPER], { width: 800, height: 800 })!
  expect(found.source.id).toBe('v1')
  expect(found.adjustment).toMatchObject({
    values: { 'brightness.factor': 1.2, 'sharpen.amount': 50 },
    frame: { x: 200, y: 0, width: 800, height: 800 },
  })
  expect(ordersOf(found.adjustment, KINDS, PANELS).map(({ type }) => type)).toEqual(['brightness', 'crop', 'sharpen'])
})

test('a border is around what is left', () => {
  const border = { name: 'border', options: { width: 20, colour: '#1a1a19' } }
  expect(open([SQUARE, border], { width: 840, height: 840 })?.adjustment.values).toEqual({ 'border.width': 20, 'border.colour': '#1a1a19' })
  expect(open([SQUARE, border], { width: 800, height: 800 })).toBeNull()
})

test('corners can still be pulled, where a hand could have set them', () => {
  const seen = { name: 'perspective', options: { corners: '100,50,1100,0,1200,800,0,700' } }
  const made = { width: 1204, height: 806 }
  expect(open([BRIGHTER, seen], made)?.adjustment.corners?.[0]).toEqual({ x: 100, y: 50 })
  expect(open([seen], made)?.adjustment.corners?.[3]).toEqual({ x: 0, y: 700 })
  expect(open([{ ...seen, options: { corners: '100.5,50,1100,0,1200,800,0,700' } }], made)).toBeNull()
})

test('a single step is one, too', () => {
  expect(open([BRIGHTER])?.adjustment.values).toEqual({ 'brightness.factor': 1.2 })
})

test('what could not be set like this by hand is not taken apart', () => {
  expect(open([SHARPER, BRIGHTER]), 'in another order').toBeNull()
  expect(open([{ name: 'sharpen', options: { amount: 50, radius: 9 } }]), 'with an option that has no slider').toBeNull()
  expect(open([{ name: 'crop', options: { ratio: '1:1', box: '' } }], { width: 800, height: 800 }), 'by its ratio').toBeNull()
  expect(open([{ name: 'greyscale', options: {} }]), 'without anything to set').toBeNull()
  expect(open([BRIGHTER], { width: 640, height: 480 }), 'of another size').toBeNull()
})

test('of a version whose picture is gone nothing can be moved', () => {
  expect(open([BRIGHTER], undefined, false)).toBeNull()
})

test('what was done inside of a mask opens with it, and only what leaves pixels where they are', () => {
  const inside = (steps: EditStep[], mask = 'm1') => {
    const made = { sha256: '', done: '', mask, steps, changed: 0, outside: 9, right: 0, down: 0, scale: 1 }
    const now = version('v2', 'v1', { width: 1200, height: 800, recipe: recipe('mask', 'v1', made) })
    return reopened(image([version('v1', null, { width: 1200, height: 800, kept: true }), now]), now, KINDS, PANELS)
  }
  const values = { 'brightness.factor': 1.2, 'sharpen.amount': 50 }
  expect(inside([BRIGHTER, SHARPER])).toMatchObject({ mask: 'm1', source: { id: 'v1' }, adjustment: { values } })
  expect(inside([BRIGHTER], ''), 'of a mask that was not kept').toBeNull()
  expect(inside([]), 'what a model painted').toBeNull()
  expect(open([BRIGHTER])?.mask).toBe('')
})
