import { expect, test } from 'vitest'
import { comparisonOf, costTogether, listed, promptIn } from './sideBySide'
import { aModel } from './testing'

const priced = (image: number | null) => ({ ...aModel().price, image })
const flux = aModel({ id: 'a/flux', label: 'FLUX.2 Pro', kind: 'image', price: priced(40_000) })
const gemini = aModel({ id: 'a/gemini', label: 'Nano Banana 2', kind: 'both', price: priced(67_000) })

test('models are called by name in the message', () => {
  expect(comparisonOf(' a fox ', [flux, gemini], [flux, gemini], false)).toBe('/compare-models a fox models=“FLUX.2 Pro, Nano Banana 2”')
  expect(comparisonOf('a fox', [flux], [flux], true)).toContain('” blind=yes')
})

test('by their id where a name means two, or reads as two', () => {
  const twin = aModel({ id: 'b/flux', label: 'flux 2 pro', kind: 'image' })
  const both = aModel({ id: 'b/both', label: 'Salt and Pepper', kind: 'image' })
  const talks = aModel({ id: 'b/talks', label: 'Nano Banana 2', kind: 'text' })
  const said = comparisonOf('a fox', [flux, both, gemini], [flux, twin, both, gemini, talks], false)
  expect(said).toBe('/compare-models a fox models=“a/flux, b/both, Nano Banana 2”')
})

test('a price that nobody knows makes the sum unknown; what runs here costs nothing', () => {
  const here = aModel({ local: true })
  expect(costTogether([flux, gemini, here], {})).toBe(107_000)
  expect(costTogether([flux, aModel({ kind: 'image' })], {})).toBeNull()
})

test('what is ticked stays in sight, whatever is searched', () => {
  expect(listed([flux], [gemini]).map(({ id }) => id)).toEqual(['a/gemini', 'a/flux'])
  const many = Array.from({ length: 400 }, (_, at) => aModel({ id: `a/${at}` }))
  expect(listed(many, [many[3]!, many[300]!])).toHaveLength(31)
})

test('what stands in the box is the prompt, without its command', () => {
  expect([' /image a fox', '/compare-models a fox', 'a fox /image'].map(promptIn)).toEqual(['a fox', 'a fox', 'a fox /image'])
})
