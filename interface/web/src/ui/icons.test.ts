import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ICONS, iconOf } from './icons'

const sprite = readFileSync('src/assets/icons.svg', 'utf8')

test('every icon of the sprite has its name here, and the other way round', () => {
  const drawn = [...sprite.matchAll(/id="i-([^"]+)"/g)].map((match) => match[1])
  expect([...ICONS].sort()).toEqual(drawn.sort())
})

test('the sprite carries no style attribute, which the content security policy would refuse', () => {
  expect(sprite).not.toContain('style=')
})

test('an unknown icon from the server falls back', () => {
  expect(iconOf('compress')).toBe('compress')
  expect(iconOf('no-such-icon')).toBe('image')
})
