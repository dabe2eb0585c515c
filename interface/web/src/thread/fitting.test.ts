import { expect, test } from 'vitest'
import { fittingHeight } from './fitting'

test('a picture stays as high as it is where all fits', () => {
  expect(fittingHeight(660, 628, 436)).toBeNull()
})

test('it gives up what the words below it need', () => {
  expect(fittingHeight(660, 674, 436)).toBe(390)
})

test('where it would become too small it keeps all of its height', () => {
  expect(fittingHeight(660, 900, 436)).toBeNull()
})

test('it does not move for a few pixels, which the air around it gives up', () => {
  expect(fittingHeight(660, 642, 436)).toBeNull()
})
