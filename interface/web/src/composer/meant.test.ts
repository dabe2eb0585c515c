import { expect, test } from 'vitest'
import { image, version } from '@/conversation/testing'
import { meantBy } from './meant'

const first = image([version('a')], 'a', { id: 'i1', number: 1 })
const second = image([version('b')], 'b', { id: 'i2', number: 2 })
const images = [first, second]

test('plain words are about what the chip shows', () => {
  expect(meantBy('make it darker', second, images, true)).toEqual({ kind: 'change', image: second })
  expect(meantBy('', second, images, true)).toEqual({ kind: 'change', image: second })
  expect(meantBy('make it darker', null, images, true)).toBeNull()
})

test('a prompt makes a new picture, and takes along what it points at or names', () => {
  expect(meantBy('/image a fox', second, images, true)).toEqual({ kind: 'new', along: [], named: false })
  expect(meantBy('/image the same but at night', second, images, true)).toEqual({ kind: 'new', along: [second], named: false })
  expect(meantBy('/image the hat of #2 on #1', second, images, true)).toEqual({ kind: 'new', along: [second, first], named: true })
  expect(meantBy('/image #1 at night', null, images, true)).toEqual({ kind: 'new', along: [first], named: true })
  expect(meantBy('/image #9 at night', second, images, true)).toEqual({ kind: 'new', along: [], named: false })
})

test('a model that looks at no picture gets none', () => {
  expect(meantBy('/image the same but at night', second, images, false)).toEqual({ kind: 'new', along: [], named: false })
})

test('another command is about what the chip shows', () => {
  expect(meantBy('/images', second, images, true)).toEqual({ kind: 'change', image: second })
  expect(meantBy('/crop 1:1', second, images, true)).toEqual({ kind: 'change', image: second })
})

test('where every message paints, plain words are a prompt, and a command is still one', () => {
  expect(meantBy('a fox', second, images, true, true)).toEqual({ kind: 'new', along: [], named: false })
  expect(meantBy('the same but at night', second, images, true, true)).toEqual({ kind: 'new', along: [second], named: false })
  expect(meantBy('/crop 1:1', second, images, true, true)).toEqual({ kind: 'change', image: second })
  expect(meantBy('a fox', null, images, true, true)).toBeNull()
})
