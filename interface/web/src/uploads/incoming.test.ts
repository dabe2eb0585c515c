import { expect, test } from 'vitest'
import { nameOf, notAPicture } from './incoming'

const NO = { title: 'No', text: '' }

test.each([
  ['a.jpg', 'image/jpeg', true],
  ['IMG_1.HEIC', '', true], // a system that knows no type for it
  ['a.heic', 'application/octet-stream', true],
  ['a.svg', 'image/svg+xml', false],
  ['notes.txt', 'text/plain', false],
  ['clip.mov', 'video/quicktime', false],
  ['unknown', '', false],
])('%s (%s) may be a picture: %s', (name, type, may) => {
  expect(notAPicture({ name, type }, NO)).toBe(may ? null : NO)
})

test('a picture from the clipboard gets a name', () => {
  expect(nameOf(new File([], 'image.png', { type: 'image/png' }), 'Pasted picture')).toBe('Pasted picture.png')
  expect(nameOf(new File([], 'coast.jpg', { type: 'image/jpeg' }), 'Pasted picture')).toBe('coast.jpg')
})
