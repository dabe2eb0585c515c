import { expect, test, vi } from 'vitest'
import { TypedAhead } from './typedAhead'

function keyboard() {
  const target = new EventTarget()
  const press = (key: string, more: Partial<KeyboardEvent> = {}) => {
    const event = Object.assign(new Event('keydown', { cancelable: true }), { key, ctrlKey: false, metaKey: false, altKey: false, ...more })
    target.dispatchEvent(event)
    return event.defaultPrevented
  }
  return { target, press }
}

test('what is typed meanwhile is kept and goes nowhere else', () => {
  const { target, press } = keyboard()
  const ahead = new TypedAhead(target, () => {})
  ahead.begin()
  expect([..."foy"].map((key) => press(key))).toEqual([true, true, true])
  press('Backspace')
  press('x')
  expect(ahead.take()).toBe('fox')
  expect(press('a')).toBe(false)
  expect(ahead.take()).toBe('')
})

test('shortcuts and keys that write nothing are left alone', () => {
  const { target, press } = keyboard()
  const ahead = new TypedAhead(target, () => {})
  ahead.begin()
  expect(press('c', { ctrlKey: true })).toBe(false)
  expect(press('Tab')).toBe(false)
  expect(ahead.take()).toBe('')
})

test('Esc calls it off', () => {
  const { target, press } = keyboard()
  const calledOff = vi.fn()
  const ahead = new TypedAhead(target, calledOff)
  ahead.begin()
  press('f')
  expect(press('Escape')).toBe(true)
  expect(calledOff).toHaveBeenCalledOnce()
  expect([press('x'), ahead.take()]).toEqual([false, ''])
})
