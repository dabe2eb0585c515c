import { expect, test } from 'vitest'
import { keepUrl, versionUrl } from './images'
import { version } from './testing'

const edited = version('v2', 'v1')

test('a large picture that was edited here is shown small, and copied as it is', () => {
  expect(versionUrl('c1', edited)).toBe('/api/v1/images/i1/file?format=full&version=v2')
  expect(keepUrl('c1', edited)).toMatch(/img_v2\.png$/)
})

test('what is small, or has something for the screen, is read where it stays for good', () => {
  expect(versionUrl('c1', { ...edited, bytes: 90_000 })).toMatch(/conversation-image.*img_v2\.png$/)
  expect(versionUrl('c1', { ...edited, full: 'img_v2_full.webp' })).toMatch(/conversation-image.*img_v2_full\.webp$/)
  expect(versionUrl('c1', { ...edited, media_type: 'image/jpeg' })).toMatch(/conversation-image/)
})
