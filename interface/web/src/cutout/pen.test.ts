// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Point } from '@/dialogs/view'
import { Pen } from './pen'

let stage: HTMLElement
let pen: Pen
let told: [string, Point[]][]
let draws = true

beforeEach(() => {
  draws = true
  told = []
  stage = document.createElement('div')
  pen = new Pen(stage, { place: ({ clientX, clientY }) => ({ x: clientX * 2, y: clientY * 2 }), draws: () => draws })
  for (const name of ['begin', 'draw', 'end', 'drop', 'hover', 'leave']) {
    pen.addEventListener(name, (event) => told.push([name, (event as CustomEvent<Point[]>).detail]))
  }
})

afterEach(() => pen.dispose())

function pointer(type: string, x: number, y: number, id = 1, button = 0): void {
  stage.dispatchEvent(new PointerEvent(`pointer${type}`, { pointerId: id, clientX: x, clientY: y, button }))
}

const names = () => told.map(([name]) => name)

test('a line is begun, drawn and ended in pixels of the picture', () => {
  pointer('down', 10, 20)
  pointer('move', 12, 20)
  pointer('up', 12, 20)
  expect(told).toEqual([
    ['begin', [{ x: 20, y: 40 }]],
    ['draw', [{ x: 24, y: 40 }]],
    ['end', [{ x: 24, y: 40 }]],
  ])
})

test('a pointer that only passes by shows where it is', () => {
  pointer('move', 5, 5)
  pointer('leave', 0, 0)
  expect(names()).toEqual(['hover', 'leave'])
})

test('a second finger makes nothing of the first one’s line, and draws none itself', () => {
  pointer('down', 10, 20)
  pointer('down', 30, 20, 2)
  pointer('move', 11, 20)
  pointer('move', 31, 20, 2)
  pointer('up', 31, 20, 2)
  pointer('move', 12, 20)
  pointer('up', 12, 20)
  expect(names()).toEqual(['begin', 'drop'])
  pointer('down', 10, 20)
  expect(pen.drawing).toBe(true)
})

test('neither another button nor a pointer that moves the picture draws', () => {
  pointer('down', 1, 1, 1, 1)
  pointer('up', 1, 1, 1, 1)
  draws = false
  pointer('down', 1, 1)
  pointer('move', 2, 2)
  pointer('up', 2, 2)
  expect(told).toEqual([])
})

test('what the browser takes away, or a person gives up, counts for nothing', () => {
  pointer('down', 1, 1)
  pointer('cancel', 1, 1)
  pointer('down', 1, 1)
  pen.drop()
  pointer('up', 1, 1)
  expect(names()).toEqual(['begin', 'drop', 'begin', 'drop'])
})

test('nothing is heard once it is disposed', () => {
  pen.dispose()
  pointer('down', 1, 1)
  expect(told).toEqual([])
})
