import { expect, test } from 'vitest'
import type { Picture } from '@/conversation/wire'
import { version } from '@/conversation/testing'
import { again, compressedOf, presetOf, saved, sum, together } from './compression'

function picture(number: number, by: string, bytes: number, values: Record<string, unknown> = {}): Picture {
  const made = version(`v${number}`, 'v0', { bytes, media_type: 'image/jpeg', recipe: { by, values, parents: ['v0'] } })
  return {
    image: `i${number}`,
    number,
    title: 'Coast',
    width: 800,
    height: 600,
    label: '',
    fraction: 1,
    note: '',
    preview: null,
    version: made,
  }
}

const figures = (bytes: number, preset = 'email') => ({
  before: { bytes, width: 4000, height: 3000, media_type: 'image/jpeg' },
  preset,
  quality: 84,
  likeness: 0.97,
  state: 'done',
})

test('only what was compressed stands in the report, with its figures', () => {
  const rows = compressedOf([
    picture(1, 'command:compress', 400_000, figures(4_000_000)),
    picture(2, 'operation:crop', 100),
    { ...picture(3, 'command:compress', 1), version: null },
  ])
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ format: 'JPEG', quality: 84, likeness: 0.97, short: false })
  expect(rows[0]!.before.width).toBe(4000)
})

test('the sum and what it saves', () => {
  const rows = compressedOf([1, 2].map((n) => picture(n, 'command:compress', 100_000 * n, figures(1_000_000 * n))))
  expect(sum(rows)).toEqual({ before: 3_000_000, after: 300_000 })
  expect(saved(3_000_000, 300_000)).toBe(90)
  expect(saved(100, 150)).toBe(-50)
  expect(saved(0, 0)).toBe(0)
  expect([saved(15_200_000, 39_700), saved(100_000_000, 1000)]).toEqual([99.7, 99.9])
})

test('one preset for all, or none; and the same with another', () => {
  const rows = (presets: string[]) =>
    compressedOf(presets.map((preset, index) => picture(index + 1, 'command:compress', 1, figures(2, preset))))
  expect(presetOf(rows(['web', 'web']))).toBe('web')
  expect(presetOf(rows(['web', 'email']))).toBe('')
  expect(again(rows(['web', 'web']), [], 'email')).toBe('/compress email #1 #2')
  const kept = { image: 'i0', number: 0, title: 'Shells', version: 'v0', bytes: 1 }
  expect(again(rows(['web', 'web']), [kept], 'email')).toBe('/compress email #0 #1 #2')
})

test('what leaves together is all that was asked for, as far as it is still there', () => {
  const rows = compressedOf([1, 2].map((n) => picture(n, 'command:compress', 1, figures(2))))
  const kept = [{ image: 'i3', number: 3, title: 'Shells', version: 'v03', bytes: 1 }]
  expect(together(rows, kept, new Set(['i2']))).toEqual([
    { id: 'i1', version: 'v1' },
    { id: 'i3', version: 'v03' },
  ])
})
