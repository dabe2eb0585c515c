import { expect, it } from 'vitest'
import type { PaletteEntry } from '@/api/types'
import { doneHere } from './here'

const entry = (name: string, group: string, local = true, aliases: string[] = []) =>
  ({ name, group, local, aliases }) as unknown as PaletteEntry
const palette = [
  entry('/invert', 'colour'),
  entry('/greyscale', 'colour', true, ['/bw']),
  entry('/upscale', 'retouch'),
  entry('/image', 'make', false),
]

it.each([
  ['/invert', true],
  ['  ／Invert #2', true],
  ['/bw\n\n/invert', true],
  ['/upscale', false],
  ['/image a fox', false],
  ['/invert\n/image a fox', false],
  ['/invert\u2028/image a fox', false],
  ['/invert\nand paint a fox', false],
  ['/inverted', false],
  ['/invert/x', false],
  ['invert it', false],
  ['', false],
])('%j', (text, here) => expect(doneHere(text, palette)).toBe(here))
