import { afterEach, expect, test } from 'vitest'
import { recipe, version } from '@/conversation/testing'
import { i18n } from '@/locales'
import german from '@/locales/de/server'
import english from '@/locales/en/server'
import { understood } from '@/locales/understood'
import { madeBy } from './origin'

const titles = Object.keys(english).filter((code) => code.startsWith('called_')) as (keyof typeof english)[]

function label(code: string): string {
  const id = code.slice('called_'.length)
  return madeBy(version('v1', null, { recipe: { ...recipe('operation'), by: `operation:${id}` } as never }))
}

afterEach(() => {
  i18n.global.locale.value = 'en'
})

test('what made a version is called in English as the server calls it', () => {
  expect(titles.length).toBeGreaterThan(30)
  expect(titles.map(label)).toEqual(titles.map((code) => english[code]))
})

test('and in another language by its own word', () => {
  i18n.global.setLocaleMessage('de' as 'en', { server: understood(german) } as never)
  i18n.global.locale.value = 'de' as 'en'
  expect(titles.map(label)).toEqual(titles.map((code) => german[code]))
  expect(label('called_flip')).toBe('Spiegeln')
})
