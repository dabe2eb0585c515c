import { expect, test } from 'vitest'
import { chosen, isDoneHere } from './intent'
import type { Choice } from './wire'

const choice = (options: Record<string, unknown>, more: Partial<Choice> = {}): Choice => ({
  label: 'One',
  say: '/one',
  image: 'i1',
  version: 'v2',
  options,
  ...more,
})

test('a choice is said, with what it is about', () => {
  const said = choice({ no_picture: true })
  expect(chosen(said)).toEqual({ do: 'say', text: '/one', image: 'i1', version: 'v2', options: { no_picture: true } })
  expect(isDoneHere(said)).toBe(false)
})

test.each([
  [{ settings: 'providers' }, { do: 'open settings', tab: 'providers' }],
  [{ download: ['i1', 'i2'], format: 'png' }, { do: 'download', images: ['i1', 'i2'], format: 'png' }],
  [{ download: ['i1'], format: null }, { do: 'download', images: ['i1'], format: undefined }],
  [{ download: ['i1'], format: 'bmp' }, { do: 'download', images: ['i1'], format: undefined }],
  [{ compare: 'v1' }, { do: 'compare', image: 'i1', before: 'v1', after: 'v2' }],
])('what the page itself does is not said: %j', (options, intent) => {
  expect(chosen(choice(options))).toEqual(intent)
  expect(isDoneHere(choice(options))).toBe(true)
})
