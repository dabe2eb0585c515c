// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import { Split } from './split'

let split: Split
let moves: number[]

function parted(anywhere: boolean): HTMLElement {
  const box = document.createElement('div')
  document.body.append(box)
  moves = []
  split = new Split(box, { line: () => 100, anywhere: () => anywhere })
  split.addEventListener('move', (event) => moves.push((event as CustomEvent<number>).detail))
  return box
}

function point(target: EventTarget, type: string, clientX: number, pointerId = 1): boolean {
  const event = new Event(type, { bubbles: true, cancelable: true })
  Object.assign(event, { clientX, pointerId, button: 0 })
  return target.dispatchEvent(event)
}

afterEach(() => split.dispose())

test('it follows the pointer from where it went down until it is let go', () => {
  const box = parted(true)
  point(box, 'pointerdown', 300)
  point(window, 'pointermove', 250)
  point(window, 'pointerup', 250)
  point(window, 'pointermove', 10)
  expect(moves).toEqual([300, 250])
})

test('where the picture is moved it is only taken hold of near the line', () => {
  const box = parted(false)
  point(box, 'pointerdown', 300)
  point(window, 'pointermove', 200)
  expect(moves).toEqual([])
  point(box, 'pointerdown', 110)
  point(window, 'pointermove', 60)
  expect(moves).toEqual([110, 60])
})

test('a hold near the line does not move the picture behind it', () => {
  const box = parted(false)
  let heard = 0
  document.body.addEventListener('pointerdown', () => heard++)
  point(box, 'pointerdown', 300)
  point(box, 'pointerdown', 110)
  expect(heard).toBe(1)
})

test('a second finger lets it go', () => {
  const box = parted(true)
  point(box, 'pointerdown', 300, 1)
  point(box, 'pointerdown', 400, 2)
  point(window, 'pointermove', 200, 1)
  expect(moves).toEqual([300])
})
