// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useChoosing } from './useChoosing'

const { choose, choosing } = vi.hoisted(() => ({ choose: vi.fn(), choosing: { value: false } }))
vi.mock('./chosen', () => ({ choose, choosing }))

let row: ReturnType<typeof useChoosing>
const link = document.createElement('a')

beforeEach(() => {
  vi.useFakeTimers()
  choose.mockReset()
  choosing.value = false
  row = useChoosing(() => 'a')
})
afterEach(() => vi.useRealTimers())

/** Whether the link would be followed. */
function pressed(how: MouseEventInit = {}): boolean {
  const event = new MouseEvent('click', { detail: 1, cancelable: true, ...how })
  Object.defineProperty(event, 'target', { value: link })
  row.press(event)
  return !event.defaultPrevented
}

const touch = (type: string, x = 0) => new PointerEvent(type, { pointerType: 'touch', clientX: x })

test('a click opens, until one is chosen; with Shift it chooses, with Ctrl a tab of its own opens, by key it opens always', () => {
  expect(pressed()).toBe(true)
  expect(pressed({ shiftKey: true })).toBe(false)
  choosing.value = true
  expect([pressed(), pressed({ ctrlKey: true }), pressed({ detail: 0 })]).toEqual([false, true, true])
  expect(choose).toHaveBeenCalledTimes(2)
})

test('a finger that rests chooses once, and does not open', () => {
  row.holding.pointerdown(touch('pointerdown'))
  vi.runAllTimers()
  expect(choose).toHaveBeenCalledExactlyOnceWith('a')
  row.holding.pointerup()
  expect(pressed()).toBe(false)
  expect(choose).toHaveBeenCalledOnce()
  row.holding.pointerdown(touch('pointerdown'))
  row.holding.pointerup()
  expect(pressed()).toBe(true)
})

test('a finger that moves scrolls, and one that was lifted chose nothing', () => {
  row.holding.pointerdown(touch('pointerdown'))
  row.holding.pointermove(touch('pointermove', 30))
  vi.runAllTimers()
  row.holding.pointerdown(touch('pointerdown'))
  row.holding.pointerup()
  vi.runAllTimers()
  expect(choose).not.toHaveBeenCalled()
})
