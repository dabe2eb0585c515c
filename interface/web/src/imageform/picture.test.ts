import { expect, test } from 'vitest'
import { fileName, toBlob } from './picture'

test('a data address becomes its bytes and its type', async () => {
  const blob = toBlob('data:image/webp;base64,AP8Q')
  expect(blob.type).toBe('image/webp')
  expect([...new Uint8Array(await blob.arrayBuffer())]).toEqual([0, 255, 16])
})

test('the name says when it was made, and what it is', () => {
  const made = new Date(2026, 10, 5, 9, 4, 7)
  expect(fileName(made, 'image/png')).toBe('atelier-20261105-090407.png')
  expect(fileName(made, 'image/jpeg')).toBe('atelier-20261105-090407.jpg')
})
