import { expect, test } from 'vitest'
import { percent } from './useDifference'

test('a share has as many digits as say something', () => {
  expect([0, 1, 0.5, 0.123, 0.0456, 0.00123].map(percent)).toEqual(['0%', '100%', '50%', '12%', '4.6%', '0.12%'])
})

test('a little is not nothing and almost all is not all', () => {
  expect([0.000001, 0.999999, 0.9951, 0.96].map(percent)).toEqual(['< 0.01%', '> 99.99%', '99.51%', '96.0%'])
})
