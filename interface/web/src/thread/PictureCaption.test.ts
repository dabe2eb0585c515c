// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import { createApp, nextTick, type App } from 'vue'
import { image, recipe, version } from '@/conversation/testing'
import { i18n } from '@/locales'
import PictureCaption from './PictureCaption.vue'

let app: App

afterEach(() => app.unmount())

async function caption(noticed: string[]): Promise<HTMLElement> {
  const upload = version('v1', null, { recipe: recipe('upload', null, { noticed }) })
  const host = document.createElement('div')
  app = createApp(PictureCaption, { image: image([upload]), version: upload })
  app.use(i18n).mount(host)
  await nextTick()
  return host
}

const notes = (host: HTMLElement) => [...host.querySelectorAll('.noticed')].map((line) => line.textContent)

test('what there was to notice about a file stands under its picture; of its place another line tells', async () => {
  const host = await caption(['cut short: the last 2.0 % of the picture is missing', 'place: kept only in the original'])
  expect(notes(host)).toEqual(['Cut short: the last 2.0 % of the picture is missing'])
})

test('a picture without anything to notice has no line for it', async () => {
  expect(notes(await caption([]))).toEqual([])
})

test('what changed inside of a mask says how many pixels changed outside, and not where it was done', async () => {
  const done = 'Brightness +10%, inside a mask: 0 of 960,000 px changed outside'
  const changed = version('v2', 'v1', { recipe: recipe('mask', 'v1', { done }) })
  const host = document.createElement('div')
  app = createApp(PictureCaption, { image: image([version('v1'), changed]), version: changed })
  app.use(i18n).mount(host)
  await nextTick()
  expect(host.querySelector('.meta')?.textContent).toMatch(/^Brightness \+10%, inside a mask: 0 of 960,000 px changed outside · \d/)
})
