// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest'
import { nextTick, ref } from 'vue'
import type { PaletteEntry } from '@/api/types'
import { usePalette } from './usePalette'

const entry = (name: string): PaletteEntry => ({
  name, usage: name, help: `help of ${name}`, group: 'Make', local: true, icon: 'image', examples: [], aliases: [], alone: name !== '/crop',
  arguments: [{ name: 'ratio', help: '', type: 'text', low: null, high: null, choices: ['1:1', '3:2'], required: true }],
})

async function typed(words: string) {
  const [text, caret] = [ref(''), ref(0)]
  const taken: string[] = []
  const palette = usePalette(text, caret, () => [entry('/crop'), entry('/compress')], (offer) => taken.push(offer.text))
  palette.focused.value = true
  text.value = words
  caret.value = words.length
  await nextTick()
  const press = (key: string) => palette.press(new KeyboardEvent('keydown', { key }))
  return { palette, text, taken, press }
}

describe('the palette', () => {
  test('marks its first command, moves with arrows and takes with Enter', async () => {
    const { palette, press, taken } = await typed('/c')
    expect(palette.marked.value).toBe('crop')
    expect([press('ArrowDown'), palette.marked.value]).toEqual([true, 'compress'])
    expect([press('ArrowDown'), palette.marked.value]).toEqual([true, 'crop'])
    expect([press('ArrowUp'), press('Enter'), taken]).toEqual([true, true, ['/compress ']])
  })

  test('says whether the marked one is said already', async () => {
    const { palette, press } = await typed('/compress')
    expect(palette.said.value).toBe(true)
    expect((await typed('/compres')).palette.said.value).toBe(false)
    expect((await typed('/crop')).palette.said.value).toBe(false)
    press('Escape')
    expect(palette.said.value).toBe(false)
  })

  test('takes with Tab', async () => {
    const { press, taken } = await typed('/com')
    expect([press('Tab'), taken]).toEqual([true, ['/compress ']])
  })

  test('closes with Esc and opens again when more is typed', async () => {
    const { palette, press, text } = await typed('/c')
    expect([press('Escape'), palette.offered.value]).toEqual([true, null])
    expect(press('Enter')).toBe(false)
    text.value = '/'
    await nextTick()
    expect(palette.offered.value).not.toBeNull()
  })

  test('behind a command leaves Enter to the box until an offer is marked', async () => {
    const { press, taken } = await typed('/crop ')
    expect(press('Enter')).toBe(false)
    expect([press('ArrowDown'), press('Enter'), taken]).toEqual([true, true, ['/crop 1:1 ']])
  })

  test('is silent about plain words', async () => {
    const { palette, press } = await typed('hello')
    expect([palette.offered.value, press('ArrowUp')]).toEqual([null, false])
  })
})
