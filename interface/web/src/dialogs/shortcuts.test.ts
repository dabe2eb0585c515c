import { expect, test } from 'vitest'
import words from '@/locales/en/dialogs'
import { shortcuts } from './shortcuts'

const keysOf = (enterSends: boolean, does: string) =>
  shortcuts(enterSends)
    .flatMap((group) => group.shortcuts)
    .find((shortcut) => shortcut.does === does)?.keys

test('every shortcut and every group has its words', () => {
  for (const group of shortcuts(true)) {
    expect(words.help).toHaveProperty(group.where)
    for (const { does } of group.shortcuts) expect(words.help).toHaveProperty(does)
  }
})

test('Enter is said as the setting has it', () => {
  expect(keysOf(true, 'send')).toEqual(['Enter'])
  expect(keysOf(true, 'newLine')).toEqual(['Shift+Enter'])
  expect(keysOf(false, 'send')).toEqual(['Ctrl+Enter'])
  expect(keysOf(false, 'newLine')).toEqual(['Enter'])
})
