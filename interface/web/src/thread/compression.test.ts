import { expect, test } from 'vitest'
import type { Picture, Recipe } from '@/conversation/wire'
import { picture as shown, recipe, version } from '@/conversation/testing'
import { again, besideReport, compressedOf, presetOf, saved, sum, together } from './compression'

function picture(number: number, bytes: number, made_by: Recipe): Picture {
  const made = version(`v${number}`, 'v0', { bytes, media_type: 'image/jpeg', recipe: made_by })
  return shown(`i${number}`, { number, title: 'Coast', width: 800, height: 600, fraction: 1, version: made })
}

function figures(bytes: number, preset = 'email'): Recipe {
  const before = { bytes, width: 4000, height: 3000, media_type: 'image/jpeg' }
  return recipe('compression', 'v0', { before, preset, quality: 84, likeness: 0.97 })
}

test('only what was compressed stands in the report, with its figures', () => {
  const rows = compressedOf([
    picture(1, 400_000, figures(4_000_000)),
    picture(2, 100, recipe('operation', 'v0')),
    { ...picture(3, 1, figures(2)), version: null },
  ])
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ format: 'JPEG', values: { quality: 84, likeness: 0.97 }, short: false })
  expect(rows[0]!.values.before.width).toBe(4000)
})

test('the sum and what it saves', () => {
  const rows = compressedOf([1, 2].map((n) => picture(n, 100_000 * n, figures(1_000_000 * n))))
  expect(sum(rows)).toEqual({ before: 3_000_000, after: 300_000 })
  expect(saved(3_000_000, 300_000)).toBe(90)
  expect(saved(100, 150)).toBe(-50)
  expect(saved(0, 0)).toBe(0)
  expect([saved(15_200_000, 39_700), saved(100_000_000, 1000)]).toEqual([99.7, 99.9])
})

test('one preset for all, or none; and the same with another', () => {
  const rows = (presets: string[]) =>
    compressedOf(presets.map((preset, index) => picture(index + 1, 1, figures(2, preset))))
  expect(presetOf(rows(['web', 'web']))).toBe('web')
  expect(presetOf(rows(['web', 'email']))).toBe('')
  expect(again(rows(['web', 'web']), [], 'email')).toBe('/compress email #1 #2')
  const kept = { image: 'i0', number: 0, title: 'Shells', version: 'v0', bytes: 1 }
  expect(again(rows(['web', 'web']), [kept], 'email')).toBe('/compress email #0 #1 #2')
})

test('what leaves together is all that was asked for, as far as it is still there', () => {
  const rows = compressedOf([1, 2].map((n) => picture(n, 1, figures(2))))
  const kept = [{ image: 'i3', number: 3, title: 'Shells', version: 'v03', bytes: 1 }]
  expect(together(rows, kept, new Set(['i2']))).toEqual([
    { id: 'i1', version: 'v1' },
    { id: 'i3', version: 'v03' },
  ])
})

test('what the report shows in figures is not said again in words', () => {
  const paragraphs = [
    '6 pictures: 8.96 MB → 1.08 MB (−88 %).',
    '#3 stayed as it is: This file is damaged.',
    '3 were small enough already, so they stayed as they are.',
  ]
  expect(besideReport({ text: paragraphs.join('\n\n') })).toBe('#3 stayed as it is: This file is damaged.')
})
