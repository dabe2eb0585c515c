import { expect, test } from 'vitest'
import { dayInWords, daysLeft } from './days'

const now = new Date(2026, 10, 20, 9)
const said = (...date: [number, number, number, number]) => dayInWords(new Date(...date).toISOString(), 'en', now)

test('a day is named as a person names it', () => {
  expect(said(2026, 10, 20, 0)).toBe('today')
  expect(said(2026, 10, 19, 23)).toBe('yesterday')
  expect(said(2026, 9, 3, 12)).toBe('October 3')
  expect(said(2025, 11, 24, 12)).toBe('December 24, 2025')
})

test('what was deleted has days left, the last one too', () => {
  const deleted = new Date(2026, 10, 20, 8).toISOString()
  expect(daysLeft(deleted, 30, now.getTime())).toBe(30)
  expect(daysLeft(deleted, 1, now.getTime())).toBe(1)
  expect(daysLeft(new Date(2026, 9, 1).toISOString(), 30, now.getTime())).toBe(1)
})
