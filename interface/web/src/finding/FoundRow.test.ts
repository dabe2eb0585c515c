// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import { createApp, type App } from 'vue'
import { lineOf } from '@/dialogs/lines'
import { hung } from '@/gallery/testing'
import { i18n } from '@/locales'
import FoundRow from './FoundRow.vue'

let app: App

afterEach(() => app.unmount())

test('the title of a picture is isolated from its number, whichever way it is written', () => {
  const host = document.createElement('ul')
  const picture = hung({ number: 3, title: 'ثعلب في الثلج' })
  const line = { ...lineOf({ kind: 'picture', id: 'p', picture }, 'ثعلب', 'en'), heading: '' }
  app = createApp(FoundRow, { line, marked: false })
  app.use(i18n).mount(host)
  const words = host.querySelector('.clip')!
  expect(words.textContent?.trim()).toMatch(/^#3 · /)
  expect(words.querySelector('bdi')?.textContent?.trim()).toBe('ثعلب في الثلج')
  expect(words.querySelector('bdi > mark')?.textContent).toBe('ثعلب')
})
