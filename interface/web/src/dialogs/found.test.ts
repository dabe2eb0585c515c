import { expect, test } from 'vitest'
import type { PaletteEntry } from '@/api/types'
import { commandsFor, promptsFor, settingsFor } from './found'

const entry = (name: string, help: string, aliases: string[] = []): PaletteEntry => ({
  name, help, aliases, usage: name, group: 'light', local: true, icon: 'image', alone: true, arguments: [], examples: [],
})
const palette = [
  entry('/crop', 'Cut the picture to a ratio'),
  entry('/greyscale', 'Make the picture black and white', ['/bw']),
  entry('/pad', 'Extend the canvas'),
]
const names = (words: string) => commandsFor(words, palette).map((found) => found.kind === 'command' && found.entry.name)

test('a command is found by its name, another name, and by what it does', () => {
  expect(names('cro')).toEqual(['/crop'])
  expect(names('/bw')).toEqual(['/greyscale'])
  expect(names('black and')).toEqual(['/greyscale'])
  expect(names('picture')).toEqual(['/crop', '/greyscale'])
  expect(names('')).toEqual([])
})

test('a setting is found by the beginning of a word of its name', () => {
  const settings = [
    { tab: 'general', title: 'Send with Enter', where: 'General' },
    { tab: 'files', title: 'Usual format', where: 'Files' },
  ] as const
  const titles = (words: string) => settingsFor(words, settings).map((found) => found.kind === 'setting' && found.setting.title)
  expect(titles('ent')).toEqual(['Send with Enter'])
  expect(titles('us')).toEqual(['Usual format'])
  expect(titles('e')).toEqual([])
})

test('what was said last is found by all of the words, the newest first', () => {
  const said = ['/image a fox in the snow', 'make it darker', '/image a snow leopard', 'snow 1', 'snow 2', 'snow 3']
  const texts = (words: string) => promptsFor(words, said).map((found) => found.kind === 'prompt' && found.text)
  expect(texts('SNOW image')).toEqual(['/image a fox in the snow', '/image a snow leopard'])
  expect(texts('snow')).toHaveLength(4)
  expect([texts('s'), texts(' ')]).toEqual([[], []])
})
