import { expect, test } from 'vitest'
import { isSomethingElse, saysSomethingElse } from './magic'

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

test.each([
  ['nothing', ''],
  ['words', 'milk, eggs and bread'],
  ['a page', '<!doctype html><title>Not found</title>'],
  ['a PDF', '%PDF-1.7\n'],
  ['a ZIP', 'PK\x03\x04\x14\x00'],
  ['a film', '\x00\x00\x00\x1cftypisom\x00\x00'],
  ['a sound', 'RIFF\x24\x00\x00\x00WAVEfmt '],
])('%s is something else', (_, text) => expect(saysSomethingElse(bytes(text))).toBe(true))

test.each([
  ['JPEG', '\xff\xd8\xff\xe0\x00\x10JFIF'],
  ['PNG', '\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR'],
  ['GIF', 'GIF89a\x01\x00\x01\x00'],
  ['WebP', 'RIFF\x24\x00\x00\x00WEBPVP8 '],
  ['HEIC', '\x00\x00\x00\x18ftypheic\x00'],
  ['AVIF', '\x00\x00\x00\x1cftypavif\x00'],
  ['TIFF', 'II*\x00\x08\x00\x00\x00'],
  ['Targa', '\x00\x00\x02\x00\x00\x00\x00\x00'],
  ['PPM in letters', 'P3\n2 2\n255\n0 0 0'],
  ['SVG, which is told by name', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['JPEG XL, too', '\xff\x0a\x00'],
])('%s is not', (_, text) => expect(saysSomethingElse(bytes(text))).toBe(false))

test('only the beginning of a file is looked at', async () => {
  expect(await isSomethingElse(new File(['ä'.repeat(100_000)], 'a.png'))).toBe(true)
})
