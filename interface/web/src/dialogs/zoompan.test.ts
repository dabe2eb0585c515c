// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ZoomPan } from './zoompan'

let stage: HTMLElement
let zoom: ZoomPan
let swipes: number[]

beforeEach(() => {
  stage = document.createElement('div')
  Object.defineProperties(stage, { clientWidth: { value: 1000 }, clientHeight: { value: 600 } })
  stage.getBoundingClientRect = () => ({ left: 0, top: 0, width: 1000, height: 600 }) as DOMRect
  stage.setPointerCapture = () => undefined
  zoom = new ZoomPan(stage)
  zoom.show({ width: 3000, height: 2000 })
  swipes = []
  zoom.addEventListener('swipe', (event) => swipes.push((event as CustomEvent<number>).detail))
})

afterEach(() => zoom.dispose())

function pointer(type: string, id: number, x: number, y: number): void {
  stage.dispatchEvent(new PointerEvent(type, { pointerId: id, clientX: x, clientY: y, button: 0, bubbles: true }))
}

describe('ZoomPan', () => {
  it('zooms with the wheel towards the pointer', () => {
    const wheel = new WheelEvent('wheel', { deltaY: -300, cancelable: true })
    // the test's document makes a wheel event without a place
    Object.assign(wheel, { clientX: 700, clientY: 300 })
    stage.dispatchEvent(wheel)
    expect(wheel.defaultPrevented).toBe(true)
    expect(zoom.view.scale).toBeGreaterThan(1.5)
    expect(zoom.view.x).toBeLessThan(0)
  })

  it('moves with a drag when it is zoomed, and only then', () => {
    pointer('pointerdown', 1, 500, 300)
    pointer('pointermove', 1, 520, 310)
    pointer('pointerup', 1, 520, 310)
    expect(zoom.view).toEqual({ scale: 1, x: 0, y: 0 })
    zoom.zoomBy(2)
    pointer('pointerdown', 1, 500, 300)
    pointer('pointermove', 1, 520, 310)
    pointer('pointerup', 1, 520, 310)
    expect(zoom.view).toEqual({ scale: 2, x: 20, y: 10 })
    expect(swipes).toEqual([])
  })

  it('pinches with two fingers and does not take it for a swipe', () => {
    pointer('pointerdown', 1, 450, 300)
    pointer('pointerdown', 2, 550, 300)
    pointer('pointermove', 1, 350, 300)
    pointer('pointermove', 2, 650, 300)
    expect(zoom.view.scale).toBeCloseTo(3)
    expect(zoom.view.x).toBeCloseTo(0)
    pointer('pointermove', 2, 360, 300)
    pointer('pointerup', 2, 360, 300)
    pointer('pointerup', 1, 350, 300)
    expect(swipes).toEqual([])
  })

  it('is turned by two fingers that mean it, and says when they let go', () => {
    const turns: (number | string)[] = []
    zoom.addEventListener('twist', (event) => turns.push(Math.round((event as CustomEvent<number>).detail)))
    zoom.addEventListener('twisted', () => turns.push('let go'))
    pointer('pointerdown', 1, 450, 300)
    pointer('pointerdown', 2, 550, 300)
    pointer('pointermove', 2, 548, 310)
    pointer('pointermove', 2, 450, 400)
    pointer('pointerup', 2, 450, 400)
    expect(turns).toEqual([0, 75, 'let go'])
  })

  it('moves what lies between two fingers with them', () => {
    zoom.zoomBy(2)
    pointer('pointerdown', 1, 450, 300)
    pointer('pointerdown', 2, 550, 300)
    pointer('pointermove', 1, 480, 320)
    pointer('pointermove', 2, 580, 320)
    expect(zoom.view.scale).toBeCloseTo(2)
    expect([zoom.view.x, zoom.view.y]).toEqual([expect.closeTo(30), expect.closeTo(20)])
  })

  it('leaves one pointer to who draws with it, and two still zoom', () => {
    zoom.dispose()
    zoom = new ZoomPan(stage, { moves: () => false })
    zoom.show({ width: 3000, height: 2000 })
    zoom.zoomBy(2)
    pointer('pointerdown', 1, 500, 300)
    pointer('pointermove', 1, 560, 300)
    stage.dispatchEvent(new MouseEvent('dblclick', { clientX: 500, clientY: 300 }))
    expect(zoom.view).toEqual({ scale: 2, x: 0, y: 0 })
    pointer('pointerdown', 2, 460, 300)
    pointer('pointermove', 2, 360, 300)
    expect(zoom.view.scale).toBeCloseTo(4)
  })

  it('takes a wide sideways drag over a whole picture for the next or the one before', () => {
    const drag = (to: number) => {
      pointer('pointerdown', 1, 500, 300)
      pointer('pointermove', 1, to, 300)
      pointer('pointerup', 1, to, 300)
    }
    drag(400)
    drag(600)
    drag(480)
    expect(swipes).toEqual([1, -1])
  })

  it('goes to its own pixels with a double click, and back', () => {
    stage.dispatchEvent(new MouseEvent('dblclick', { clientX: 500, clientY: 300 }))
    expect(zoom.view.scale).toBeCloseTo(3.33, 2)
    stage.dispatchEvent(new MouseEvent('dblclick', { clientX: 500, clientY: 300 }))
    expect(zoom.isZoomed).toBe(false)
  })

  it('keeps the view for a version of the same size and starts anew for another', () => {
    zoom.zoomBy(2)
    zoom.show({ width: 3000, height: 2000 })
    expect(zoom.view.scale).toBe(2)
    zoom.show({ width: 1000, height: 1000 })
    expect(zoom.view.scale).toBe(1)
  })

  it('says when it moved, hears nothing once disposed', () => {
    let changes = 0
    zoom.addEventListener('change', () => changes++)
    zoom.zoomBy(2)
    zoom.zoomBy(1)
    zoom.dispose()
    stage.dispatchEvent(new WheelEvent('wheel', { deltaY: -300, cancelable: true }))
    expect(changes).toBe(1)
  })
})
