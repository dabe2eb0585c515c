// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { keycaps } from './keycaps'

test('a shortcut is written as the keyboard has it', () => {
  expect(keycaps('Ctrl+Shift+O', false)).toBe('Ctrl\u00a0⇧\u00a0O')
  expect(keycaps('Ctrl+Shift+O', true)).toBe('⌘\u00a0⇧\u00a0O')
  expect(keycaps('Esc', true)).toBe('Esc')
  expect(keycaps('+', false)).toBe('+')
})
