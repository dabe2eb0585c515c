import { expect, test } from 'vitest'
import { UNLIMITED } from '@/api/types'
import { kindOf, limitInWords, ownInWords, readLimit, typedOf } from './limits'

test('a limit is everybody’s, none, or one’s own', () => {
  expect([null, UNLIMITED, 0, 5].map(kindOf)).toEqual(['usual', 'none', 'own', 'own'])
})

test('dollars are typed with a point or a comma, counts are whole', () => {
  expect(['5', '5.5', '5,50', ' $ 7 ', '0'].map((typed) => readLimit('month', typed))).toEqual([
    5_000_000, 5_500_000, 5_500_000, 7_000_000, 0,
  ])
  expect(['', 'x', '-1', '1.234', '2000000'].map((typed) => readLimit('month', typed))).toEqual([null, null, null, null, null])
  expect(['20', '2.5'].map((typed) => readLimit('pictures', typed))).toEqual([20, null])
})

test('what was typed comes back', () => {
  for (const limit of [0, 5_000_000, 5_500_000, 1_234_560_000]) {
    expect(readLimit('month', typedOf('month', limit).replace(/,(?=\d{3})/, ''))).toBe(limit)
  }
  expect(typedOf('calls', 30)).toBe('30')
})

test('only what is a person’s own is said of them', () => {
  expect(ownInWords({ month: null, pictures: null, calls: null })).toBe('')
  expect(ownInWords({ month: 5_000_000, pictures: UNLIMITED, calls: null })).toBe('$5.00 a month · any number of pictures')
  expect(limitInWords('calls', null)).toBe('No limit')
})
