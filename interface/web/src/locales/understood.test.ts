import { expect, test } from 'vitest'
import en from './en'
import { t } from '.'
import { bare, type Words } from './understood'

test('names are filled in, one and many are told apart', () => {
  expect(t('thread.branch', { n: 2, count: 3 })).toBe('2 of 3')
  expect(t('thread.stop')).toBe('Stop')
  expect(t('dialogs.search.found', { count: 3 }, 3)).toBe('3 found')
})

test('words that run the other way are kept apart from those around them', () => {
  expect(t('sidebar.deleted', { title: 'ثعلب في الثلج' })).toBe('Deleted “\u2068ثعلب في الثلج\u2069”')
  expect(t('sidebar.deleted', { title: 'שועל #3' })).toBe('Deleted “\u2068שועל #3\u2069”')
  expect(t('sidebar.deleted', { title: 'Fuchs' })).toBe('Deleted “Fuchs”')
  expect(bare(t('sidebar.deleted', { title: 'שועל' }))).toBe('Deleted “שועל”')
})

test('no sentence uses a form that is not understood here', () => {
  const all = (words: Words): string[] => Object.values(words).flatMap((one) => (typeof one === 'string' ? [one] : all(one)))
  expect(all(en).filter((text) => /@:|\{['"]|\{\d/.test(text))).toEqual([])
})
