// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { image, recipe, version } from '@/conversation/testing'
import { pressed, released } from './keys'
import { Refining } from './refining'

const photo = version('photo', null, { recipe: recipe('upload') })
const mug = image([photo])
const world = { draft: async () => ({ picture: new Blob(), sure: null }), make: async () => mug }

let refining: Refining
let moved: string[]
const stage = { zoomBy: (factor: number) => moved.push(factor > 1 ? 'closer' : 'further'), whole: () => moved.push('whole') }

beforeEach(() => {
  refining = new Refining(world, mug, photo)
  moved = []
})

function press(key: string, more: KeyboardEventInit = {}, target: HTMLElement = document.createElement('div')): boolean {
  const event = new KeyboardEvent('keydown', { key, cancelable: true, ...more })
  target.addEventListener('keydown', (heard) => pressed(heard as KeyboardEvent, refining, stage))
  target.dispatchEvent(event)
  return event.defaultPrevented
}

test('X swaps, brackets size the brush, B and R take a tool', () => {
  press('x')
  press(']')
  press('r')
  expect([refining.keep.value, refining.size.value, refining.tool.value]).toEqual([false, 48, 'box'])
  press('b')
  expect(refining.tool.value).toBe('brush')
})

test('plus, minus and nought zoom', () => {
  for (const key of ['+', '=', '-', '0']) expect(press(key)).toBe(true)
  expect(moved).toEqual(['closer', 'closer', 'further', 'whole'])
})

test('Space and C count while they are held', () => {
  press(' ')
  press('C', { shiftKey: true })
  expect([refining.panning.value, refining.peeking.value]).toEqual([true, true])
  released(new KeyboardEvent('keyup', { key: ' ' }), refining)
  released(new KeyboardEvent('keyup', { key: 'C' }), refining)
  expect([refining.panning.value, refining.peeking.value]).toEqual([false, false])
})

test('on a button Space presses it', () => {
  expect(press(' ', {}, document.createElement('button'))).toBe(false)
  expect(refining.panning.value).toBe(false)
})

test('Ctrl Z takes back, Ctrl Shift Z and Ctrl Y do it again', () => {
  refining.putBox()
  press('z', { ctrlKey: true })
  expect(refining.marks.value.box).toBeNull()
  press('Z', { metaKey: true, shiftKey: true })
  expect(refining.marks.value.box).not.toBeNull()
  press('z', { ctrlKey: true })
  press('y', { ctrlKey: true })
  expect(refining.marks.value.box).not.toBeNull()
})

test('who types a colour writes letters', () => {
  expect(press('x', {}, document.createElement('input'))).toBe(false)
  const slider = document.createElement('input')
  slider.type = 'range'
  expect(press(']', {}, slider)).toBe(true)
})

test('other keys are the browser’s', () => {
  expect(press('q')).toBe(false)
  expect(press('x', { ctrlKey: true })).toBe(false)
  expect(press('x', { altKey: true })).toBe(false)
})
