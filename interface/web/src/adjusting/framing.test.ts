import { expect, test } from 'vitest'
import { framed } from './framing'

test('nothing lies on a picture of which nothing is asked', () => {
  expect(framed([], 0.5)).toEqual({ outside: {}, inside: {}, veil: null })
})

test('lengths are those of the picture, as large as it is shown', () => {
  const { outside, inside } = framed([{ type: 'border', width: 40, colour: '#c8372d' }, { type: 'rounded', radius: 100 }], 0.5)
  expect(outside).toMatchObject({ backgroundColor: '#c8372d', borderRadius: '50px' })
  expect(inside).toEqual({ inset: '20px' })
  expect(framed([{ type: 'border', width: 4 }], 1).outside).toMatchObject({ backgroundColor: 'white' })
})

test('a vignette is as dark in the corners as it says, and clear in the middle', () => {
  const { background } = framed([{ type: 'vignette', amount: 60 }], 1).veil as { background: string }
  expect(background).toContain('farthest-corner, rgb(0 0 0 / 0.0000) 0.00%')
  expect(background).toContain('rgb(0 0 0 / 0.6000) 100.00%')
})
