import { expect, test } from 'vitest'
import '@/locales/later'
import { inWords } from './losses'

test('each step says what it would take, and one that takes nothing says nothing', () => {
  expect(inWords({ png: [], jpeg: ['animation', 'transparency'] })).toEqual({
    jpeg: 'Only the first picture of the animation stays. What is transparent becomes white.',
  })
})
