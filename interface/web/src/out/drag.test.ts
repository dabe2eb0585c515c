import { expect, test } from 'vitest'
import { fileName } from './drag'

test.each([
  ['Red fox', 'image/png', 'Red fox.png'],
  ['Beach 10:30 / home', 'image/jpeg', 'Beach 10 30 home.jpg'],
  ['...', 'image/webp', 'picture.webp'],
  ['雪山', 'image/avif', '雪山.avif'],
])('“%s” (%s) leaves as %s', (title, type, name) => expect(fileName(title, type)).toBe(name))
