import { expect, test } from 'vitest'
import { image, version } from '@/conversation/testing'
import type { Version } from '@/conversation/wire'
import { cutFrom, cutoutOf, isSeeThrough } from './recipe'

function made(id: string, by: string, parent: string | null, changes: Partial<Version> = {}, values = {}): Version {
  return version(id, parent, { ...changes, recipe: { by, values, parents: parent ? [parent] : [] } })
}

const photo = made('photo', 'upload', null, { media_type: 'image/jpeg' })
const cut = made('cut', 'command:nobg', 'photo', {}, { method: 'u2net', label: 'U²-Net', sure: 0.9, kept: 0.4, simple: false })
const refined = made('refined', 'command:nobg', 'cut', {}, { method: 'simple', simple: true, box: { x: 1, y: 2, width: 3, height: 4 } })

test('a cut-out says how it was made; what it does not say is nothing', () => {
  expect(cutoutOf(photo)).toBeNull()
  expect(cutoutOf(cut)).toMatchObject({
    method: 'u2net',
    label: 'U²-Net',
    sure: 0.9,
    kept: 0.4,
    simple: false,
    box: null,
    strokes: [],
    background: { kind: 'none' },
  })
  expect(cutoutOf(refined)).toMatchObject({ simple: true, sure: null, box: { x: 1, y: 2, width: 3, height: 4 } })
})

test('of the ground only what it is counts', () => {
  const ground = (said: object) =>
    cutoutOf(made('on', 'command:nobg', 'photo', {}, { background: { colour: '', image: '', ...said } }))!.background
  expect(ground({ kind: 'none' })).toEqual({ kind: 'none' })
  expect(ground({ kind: 'blur' })).toEqual({ kind: 'blur' })
  expect(ground({ kind: 'colour', colour: '#ff0000' })).toEqual({ kind: 'colour', colour: '#ff0000' })
  expect(ground({ kind: 'image', image: 'other' })).toEqual({ kind: 'image', image: 'other' })
})

test('a cut-out of a cut-out was cut from the photograph', () => {
  const mug = image([photo, cut, refined])
  expect(cutFrom(mug, refined)).toBe(photo)
  expect(cutFrom(mug, photo)).toBe(photo)
})

test('one can look through a cut-out, and through what was made of it, but not through its ground', () => {
  const darker = made('darker', 'operation:brightness', 'cut')
  const small = made('small', 'command:compress', 'cut', { media_type: 'image/jpeg' })
  const onRed = made('red', 'command:nobg', 'cut', {}, { background: { kind: 'colour', colour: '#ff0000' } })
  const painted = made('painted', 'model:openrouter/x', 'cut')
  const mug = image([photo, cut, darker, small, onRed, painted])
  expect([photo, cut, darker, small, onRed, painted].map((one) => isSeeThrough(mug, one))).toEqual([false, true, true, false, false, false])
})
