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

test('a change inside of a mask is told with what was counted outside of it', () => {
  const done = 'Erased, inside a mask: 0 of 1,048,576 px changed outside'
  const counted = {
    changed: { text: '0', code: 'figure', params: { number: 0 } },
    outside: { text: '1,048,576', code: 'figure', params: { number: 1048576 } },
  }
  const said = { done: { code: 'done_inside', params: { done: 'Erased', ...counted } } }
  const changed = version('v2', 'v1', { recipe: recipe('mask', 'v1', { done, said: said as never }) })
  expect(madeBy(changed)).toBe(done)
  i18n.global.setLocaleMessage('de' as 'en', { server: understood(german) } as never)
  i18n.global.locale.value = 'de' as 'en'
  expect(madeBy(changed)).toBe('Erased, innerhalb einer Maske: außerhalb 0 von 1.048.576 Pixeln geändert')
})

test('what was enlarged says how', () => {
  const done = 'Enlarged 2× by resampling'
  const said = { done: { code: 'done_upscale_resampled', params: { factor: 2 } } }
  const larger = version('v2', 'v1', { recipe: recipe('retouch', 'v1', { done, said: said as never }) })
  expect(madeBy(larger)).toBe(done)
  i18n.global.setLocaleMessage('de' as 'en', { server: understood(german) } as never)
  i18n.global.locale.value = 'de' as 'en'
  expect(madeBy(larger)).toBe('2× vergrößert durch Neuberechnung')
})
