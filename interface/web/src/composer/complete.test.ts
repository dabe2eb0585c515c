import { describe, expect, test } from 'vitest'
import type { Argument, PaletteEntry } from '@/api/types'
import { completion, range } from './complete'

const argument = (name: string, more: Partial<Argument> = {}): Argument => ({
  name, help: `help of ${name}`, type: 'text', low: null, high: null, choices: [], required: false, ...more,
})
const entry = (name: string, group: string, ...given: Argument[]): PaletteEntry => ({
  name: `/${name}`,
  usage: [`/${name}`, ...given.map((one, at) => (at ? `[${one.name}=…]` : `<${one.name}>`))].join(' '),
  help: `Does ${name}`,
  group,
  local: group !== 'make',
  icon: 'image',
  aliases: name === 'compress' ? ['/smaller', '/crop-bytes'] : [],
  alone: !given[0]?.required,
  arguments: given,
  examples: [],
})
const palette = [
  entry('image', 'make', argument('prompt', { required: true, prose: true }), argument('aspect', { choices: ['1:1', '3:2'] })),
  entry(
    'crop',
    'finish',
    argument('ratio', { choices: ['1:1', '16:9'], required: true }),
    argument('focus', { choices: ['centre', 'top'] }),
    argument('box', { prose: true }),
  ),
  entry('compress', 'finish'),
  entry('rotate', 'finish', argument('degrees', { type: 'number', low: 0, high: 360 })),
]
const at = (text: string, caret = text.length) => completion(text, caret, palette)
const names = (text: string, caret?: number) => at(text, caret)?.groups.flatMap((group) => group.offers.map((offer) => offer.name))

describe('the beginning of a command', () => {
  test('a slash alone offers everything, in its groups', () => {
    expect(at('/')?.groups.map((group) => group.name)).toEqual(['make', 'finish'])
    expect(names('/')).toEqual(['/image', '/crop', '/compress', '/rotate'])
  })

  test('letters narrow it: names that begin so come first, help is searched too', () => {
    expect(names('/c')).toEqual(['/crop', '/compress'])
    expect(names('/rot')).toEqual(['/rotate'])
    expect(names('/does')).toEqual(['/image', '/crop', '/compress', '/rotate'])
  })

  test('taking one leaves the rest of the words alone', () => {
    const offer = at('/im a lake', 3)?.groups[0]?.offers[0]
    expect(offer).toMatchObject({ text: '/image a lake', caret: 7 })
  })

  test('what is called so comes first, by another name too', () => {
    expect(names('/crop')).toEqual(['/crop', '/compress'])
    expect(names('/smaller')).toEqual(['/compress'])
    expect(names('/crop-bytes')).toEqual(['/compress'])
  })

  test('what is said already can be sent: a whole name that needs nothing more, or has it behind it', () => {
    const said = (text: string, caret?: number) => at(text, caret)?.groups[0]?.offers[0]?.said
    expect([said('/compress'), said('/smaller'), said('/rotate')]).toEqual([true, true, true])
    expect([said('/compres'), said('/crop'), said('/')]).toEqual([false, false, false])
    expect(said('/crop 1:1', 5)).toBe(true)
    expect(said('/crop ')).toBe(false)
  })

  test('the slash of a Chinese keyboard opens it too, also behind what is not seen', () => {
    for (const said of ['／im', '、im', '\u200B/im', ' \uFEFF／im']) {
      expect(at(said)?.groups[0]?.offers[0]).toMatchObject({ text: '/image ', caret: 7 })
    }
    expect(at('、')?.kind).toBe('commands')
    expect(at('、你好')).toBeNull()
  })

  test('a further line may be a command of its own', () => {
    const offer = at('make it darker\n/im\nthe rest', 18)?.groups[0]?.offers[0]
    expect(offer).toMatchObject({ text: 'make it darker\n/image \nthe rest', caret: 22 })
    expect(at('/crop 1:1\n/rotate ')).toMatchObject({ kind: 'arguments', entry: { name: '/rotate' } })
  })

  test('words, a slash in words and an unknown command offer nothing', () => {
    for (const text of ['', 'hello', 'this / that', '/nothing']) expect(at(text)).toBeNull()
  })
})

describe('behind a command', () => {
  test('its choices and keys are offered as bare words', () => {
    expect(names('/crop ')).toEqual(['1:1', '16:9', 'centre', 'top', 'ratio=', 'focus=', 'box='])
    expect(names('/crop 16:9 ')).toEqual(['centre', 'top', 'ratio=', 'focus=', 'box='])
  })

  test('a key offers its values', () => {
    expect(names('/crop focus=t')).toEqual(['focus=top'])
    const offer = at('/crop focus=t')?.groups[0]?.offers[0]
    expect(offer).toMatchObject({ text: '/crop focus=top ', caret: 16 })
  })

  test('a prompt is left in peace until it spells a key', () => {
    expect(at('/image ')).toMatchObject({ kind: 'arguments', active: { name: 'prompt' }, groups: [] })
    expect(at('/image a lake with ')).toBeNull()
    expect(names('/image a lake as')).toEqual(['aspect='])
    expect(names('/image a lake aspect=')).toEqual(['aspect=1:1', 'aspect=3:2'])
  })

  test('it says which argument comes next', () => {
    expect(at('/crop ')).toMatchObject({ kind: 'arguments', active: { name: 'ratio' } })
    expect(at('/crop ratio=1:1 ')).toMatchObject({ active: { name: 'focus' } })
  })
})

test('a range is told in few words', () => {
  expect(range(argument('a', { low: 0, high: 360 }))).toBe('0–360')
  expect(range(argument('a', { choices: ['x', 'y'] }))).toBe('x, y')
  expect(range(argument('a'))).toBe('')
})
