import { expect, test } from 'vitest'
import { image, recipe, version } from '@/conversation/testing'
import type { CutoutValues, Version } from '@/conversation/wire'
import { cutFrom, cutoutOf, isSeeThrough } from './recipe'

function cutting(id: string, parent: string, values: Partial<CutoutValues>): Version {
  return version(id, parent, { recipe: recipe('cutout', parent, values) })
}

const photo = version('photo', null, { media_type: 'image/jpeg', recipe: recipe('upload') })
const cut = cutting('cut', 'photo', { method: 'u2net', label: 'U²-Net', sure: 0.9, kept: 0.4 })
const refined = cutting('refined', 'cut', { method: 'simple', simple: true, box: { x: 1, y: 2, width: 3, height: 4 } })

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
  const ground = (said: Partial<CutoutValues['background']>) =>
    cutoutOf(cutting('on', 'photo', { background: { kind: 'none', colour: '', image: '', ...said } }))!.background
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
  const darker = version('darker', 'cut', { recipe: recipe('operation', 'cut') })
  const small = version('small', 'cut', { media_type: 'image/jpeg', recipe: recipe('compression', 'cut') })
  const onRed = cutting('red', 'cut', { background: { kind: 'colour', colour: '#ff0000', image: '' } })
  const painted = version('painted', 'cut', { recipe: recipe('painting', 'cut') })
  const mug = image([photo, cut, darker, small, onRed, painted])
  expect([photo, cut, darker, small, onRed, painted].map((one) => isSeeThrough(mug, one))).toEqual([false, true, true, false, false, false])
})
