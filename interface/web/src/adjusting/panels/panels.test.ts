import { expect, test } from 'vitest'
import { orderOf, panelsOf, valuesOf } from './panels'
import { KINDS } from '../testing'

const panel = (type: string) => panelsOf(KINDS).find((each) => each.type === type)!

test('what has a title is set by hand, with all that its declaration offers', () => {
  expect(panelsOf(KINDS).map(({ type, dials }) => [type, dials.length])).toEqual([
    ['brightness', 1],
    ['curves', 0],
    ['posterise', 1],
    ['balance', 2],
    ['straighten', 1],
    ['sharpen', 1],
    ['border', 1],
  ])
  expect(panel('balance').dials.map(({ label }) => label)).toEqual(['red', 'blue'])
  expect(panel('balance').choices).toMatchObject([{ key: 'balance.range', choices: [{ value: 'all' }, { value: 'shadows' }] }])
  expect(panel('border')).toMatchObject({ framing: true, swatches: [{ key: 'border.colour', rest: 'white' }] })
})

test('where all sliders rest nothing is asked for, whatever was chosen beside them', () => {
  expect(orderOf(panel('balance'), {})).toBeNull()
  expect(orderOf(panel('balance'), { 'balance.range': 'shadows' })).toBeNull()
  const both = { 'balance.range': 'shadows', 'balance.red': 20 }
  expect(orderOf(panel('balance'), both)).toEqual({ type: 'balance', red: 20, range: 'shadows' })
  expect(orderOf(panel('straighten'), { 'straighten.angle': 2 })).toEqual({ type: 'straighten', angle: 2 })
})

test('what changes something at every value is on or off', () => {
  expect([panel('posterise'), panel('brightness'), panel('straighten'), panel('border')].map(({ switched }) => switched)).toEqual([
    true, false, false, false,
  ])
  expect(orderOf(panel('posterise'), { 'posterise.bits': 2 })).toBeNull()
  expect(orderOf(panel('posterise'), { posterise: 1 })).toEqual({ type: 'posterise' })
  expect(orderOf(panel('posterise'), { posterise: 1, 'posterise.bits': 2 })).toEqual({ type: 'posterise', bits: 2 })
  expect(orderOf(panel('posterise'), { posterise: 0, 'posterise.bits': 2 })).toBeNull()
})

test('a step says what was set', () => {
  expect(valuesOf(panel('border'), { width: 12, colour: '#1a1a19' })).toEqual({ 'border.width': 12, 'border.colour': '#1a1a19' })
  expect(valuesOf(panel('posterise'), { bits: 3 })).toEqual({ posterise: 1 })
  expect(valuesOf(panel('sharpen'), {})).toBeNull()
})

test('a curve is asked for where it is bent', () => {
  expect(panel('curves')).toMatchObject({ switched: false, curves: [{ key: 'curves.curve', label: 'curve' }, { key: 'curves.red' }] })
  expect(orderOf(panel('curves'), { 'curves.curve': '' })).toBeNull()
  expect(orderOf(panel('curves'), { 'curves.red': '0:0,9:90,255:255' })).toEqual({ type: 'curves', red: '0:0,9:90,255:255' })
})
