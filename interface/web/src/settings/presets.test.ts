import { expect, test } from 'vitest'
import type { Preset } from '@/api/types'
import { figureOf, withFigure } from './presets'

const email: Preset = { bytes: 500_000, width: 800, height: 800, format: 'jpeg', quality: null }

test('a preset is shown in kilobytes, and what it does not ask is empty', () => {
  expect(figureOf(email, 'kilobytes')).toBe('500')
  expect(figureOf(email, 'width')).toBe('800')
  expect(figureOf(email, 'quality')).toBe('')
})

test('what is typed takes its place, and an empty field asks nothing', () => {
  expect(withFigure(email, 'kilobytes', ' 300 ')).toEqual({ ...email, bytes: 300_000 })
  expect(withFigure(email, 'quality', '80')).toEqual({ ...email, quality: 80 })
  expect(withFigure(email, 'kilobytes', '')).toEqual({ ...email, bytes: null })
})

test('what cannot be is not taken', () => {
  for (const typed of ['0', '1.5', '101', 'much', '-3']) expect(withFigure(email, 'quality', typed)).toBeNull()
  expect(withFigure(email, 'width', '8')).toBeNull()
})
