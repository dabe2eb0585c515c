import { expect, test } from 'vitest'
import { plain, Speech } from './speech'

test('only whole sentences are spoken, and each once', () => {
  const speech = new Speech()
  expect(speech.next('Night no')).toBe('')
  expect(speech.next('Night now. With a cab')).toBe('Night now.')
  expect(speech.next('Night now. With a cabin! And')).toBe('With a cabin!')
  expect(speech.next('Night now. With a cabin! And more', true)).toBe('And more')
  expect(speech.next('Night now. With a cabin! And more', true)).toBe('')
})

test('a number with a point is no end of a sentence', () => {
  expect(new Speech().next('It is 1.5 MB')).toBe('')
})

test('what was there before is not spoken', () => {
  const speech = new Speech()
  speech.skip('Old words. ')
  expect(speech.next('Old words. New words. ')).toBe('New words.')
})

test('marks are not read aloud', () => {
  expect(plain('## Title\n\n- **bold** and `code`\n[link](https://a.b)')).toBe('Title bold and code link')
})
