import { expect, test } from 'vitest'
import { marked, plain } from './line'

test('the words are marked wherever they stand, whatever they contain', () => {
  expect(marked('A Lake (early) by the lake', 'lake')).toEqual([
    { text: 'A ', hit: false },
    { text: 'Lake', hit: true },
    { text: ' (early) by the ', hit: false },
    { text: 'lake', hit: true },
  ])
  expect(marked('costs $5 (net)', '(net) $5').filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['$5', '(net)'])
  expect(marked('plain', '  ')).toEqual([{ text: 'plain', hit: false }])
})

test('no words are no part', () => {
  expect(plain('')).toEqual([])
})
