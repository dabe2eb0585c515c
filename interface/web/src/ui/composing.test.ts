// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { composes, keepCompositions } from './composing'

test('an Enter while one composes, and Safari’s afterwards, belong to the input method', () => {
  expect(composes(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true }))).toBe(true)
  expect(composes(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229 }))).toBe(true)
  expect(composes(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 13 }))).toBe(false)
})

test('nobody else hears of them', () => {
  const heard: string[] = []
  keepCompositions(window)
  document.body.addEventListener('keydown', (event) => heard.push((event as KeyboardEvent).key))
  const press = (more: KeyboardEventInit) => document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...more }))
  press({ key: 'Enter', isComposing: true })
  press({ key: 'Enter', keyCode: 229 })
  press({ key: 'a' })
  expect(heard).toEqual(['a'])
})
