// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { i18n, speak, t } from '.'
import { bestOf, remembered } from './languages'
import { told } from './told'

const browserWants = (...tags: string[]) => vi.spyOn(navigator, 'languages', 'get').mockReturnValue(tags)

beforeEach(() => localStorage.clear())
afterEach(async () => {
  vi.restoreAllMocks()
  await speak('en')
})

test.each([
  [['de-AT', 'en'], 'de'],
  [['it', 'fr-CA'], 'fr'],
  [['zh-CN'], 'zh'],
  [['ES'], 'es'],
  [['it', 'pl'], 'en'],
  [['constructor'], 'en'],
  [[], 'en'],
])('a browser that asks for %j is spoken to in %s', (wanted, language) => expect(bestOf(wanted)).toBe(language))

test('the page begins in the language of the browser, says so, and changes at once when another one is chosen', async () => {
  browserWants('de-DE', 'en')
  await speak('system')
  expect([t('settings.title'), document.documentElement.lang]).toEqual(['Einstellungen', 'de'])
  await speak('zh')
  expect([t('settings.title'), document.documentElement.lang]).toEqual(['设置', 'zh-Hans'])
  expect(remembered()).toBe('zh')
})

test('the last choice wins, also when an earlier one comes later', async () => {
  const slow = speak('fr')
  await speak('en')
  await slow
  expect(i18n.global.locale.value).toBe('en')
})

test('what was remembered and is no language is the browser’s', () => {
  localStorage.setItem('atelier.language', 'tlh')
  expect(remembered()).toBe('system')
})

test('French counts none as one', async () => {
  await speak('fr')
  expect(t('thread.picturesDeleted', { n: 0, title: 'Lac' }, 0)).toBe(t('thread.picturesDeleted', { n: 1, title: 'Lac' }, 1))
})

test('the server’s sentences come with the language', async () => {
  await speak('de')
  const said = { text: { code: 'not_found_the_picture', params: {} } } as const
  expect(told('The picture was not found', said, 'text')).toBe('Das Bild wurde nicht gefunden')
})
