import { afterEach, expect, test } from 'vitest'
import { i18n } from '@/locales'
import { bytes, decimal, duration, money, whole } from './format'

afterEach(() => {
  i18n.global.locale.value = 'en'
})

test.each([[0, 'free'], [null, 'cost unknown'], [40_000, '$0.04'], [3_200_000, '$3.20'], [1234, '$0.0012'], [900, '$0.00090']])(
  '%s micro-dollars are %s',
  (micro, said) => expect(money(micro)).toBe(said),
)

test.each([[412, '412 B'], [412_300, '412 KB'], [1_230_000, '1.2 MB'], [14_400_000, '14 MB'], [5_200_000_000, '5.2 GB']])(
  '%d bytes are %s',
  (count, said) => expect(bytes(count)).toBe(said),
)

test.each([[0.02, '0.1 s'], [1.2, '1.2 s'], [2, '2 s'], [11.4, '11 s'], [75, '1 min 15 s']])('%d seconds are %s', (seconds, said) =>
  expect(duration(seconds)).toBe(said),
)

test('numbers are written as the language writes them', () => {
  i18n.global.locale.value = 'de'
  expect([bytes(1_230_000), decimal(99.5, 1), whole(12_345)]).toEqual(['1,2 MB', '99,5', '12.345'])
  expect(money(40_000)).toBe('0,04\u00a0$')
  i18n.global.locale.value = 'fr'
  expect(whole(12_345)).toBe('12\u202f345')
})
