import { expect, test } from 'vitest'
import type { Image, Version } from '@/conversation/wire'
import { cutFrom, cutoutOf, isSeeThrough } from './recipe'

function version(id: string, by: string, parent: string | null, changes: Partial<Version> = {}, values = {}): Version {
  const recipe = { by, values, parents: parent ? [parent] : [] }
  const file = { filename: `img_${id}.png`, preview: null, full: null, media_type: 'image/png', width: 40, height: 30, bytes: 900 }
  return { id, image: 'i', parent, ...file, recipe, created: '2026-01-01T00:00:00Z', cost: 0, seconds: 1, ...changes }
}

function image(...versions: Version[]): Image {
  return { id: 'i', conversation: 'c', number: 1, title: 'mug', versions, current: versions.at(-1)!.id, pinned: false }
}

const photo = version('photo', 'upload', null, { media_type: 'image/jpeg' })
const cut = version('cut', 'command:nobg', 'photo', {}, { method: 'u2net', label: 'U²-Net', sure: 0.9, kept: 0.4, simple: false })
const refined = version('refined', 'command:nobg', 'cut', {}, { method: 'simple', simple: true, box: { x: 1, y: 2, width: 3, height: 4 } })

test('a cut-out says how it was made; what it does not say is nothing', () => {
  expect(cutoutOf(photo)).toBeNull()
  expect(cutoutOf(cut)).toMatchObject({ method: 'u2net', label: 'U²-Net', sure: 0.9, kept: 0.4, simple: false, box: null, strokes: [], background: { kind: 'none' } })
  expect(cutoutOf(refined)).toMatchObject({ simple: true, sure: null, box: { x: 1, y: 2, width: 3, height: 4 } })
})

test('a cut-out of a cut-out was cut from the photograph', () => {
  const mug = image(photo, cut, refined)
  expect(cutFrom(mug, refined)).toBe(photo)
  expect(cutFrom(mug, photo)).toBe(photo)
})

test('one can look through a cut-out, and through what was made of it, but not through its ground', () => {
  const darker = version('darker', 'operation:brightness', 'cut')
  const small = version('small', 'command:compress', 'cut', { media_type: 'image/jpeg' })
  const onRed = version('red', 'command:nobg', 'cut', {}, { background: { kind: 'colour', colour: '#ff0000' } })
  const painted = version('painted', 'model:openrouter/x', 'cut')
  const mug = image(photo, cut, darker, small, onRed, painted)
  expect([photo, cut, darker, small, onRed, painted].map((one) => isSeeThrough(mug, one))).toEqual([false, true, true, false, false, false])
})
