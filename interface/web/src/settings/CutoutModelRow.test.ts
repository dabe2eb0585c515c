// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import { createApp, type App } from 'vue'
import type { CutoutModel } from '@/cutout/calls'
import { i18n } from '@/locales'
import CutoutModelRow from './CutoutModelRow.vue'

let app: App

/** The row of a model, for somebody who may change which models are here, or may not. */
function row(state: CutoutModel['state'], changeable: boolean): HTMLElement {
  const host = document.createElement('div')
  const model: CutoutModel = {
    name: 'u2net', label: 'U²-Net', good_for: 'most pictures', bytes: 100, licence: 'MIT', job: 'cutout', state, received: 0, error: null,
  }
  app = createApp(CutoutModelRow, { model, changeable, chosen: false, refused: null })
  app.use(i18n).mount(host)
  return host
}

const buttons = (host: HTMLElement) => [...host.querySelectorAll('button')].map((button) => button.textContent?.trim())

afterEach(() => app.unmount())

test.each([['absent', 'Fetch'], ['fetching', 'Cancel'], ['present', 'Remove']] as const)(
  'what can be done with a model that is %s is offered to who may do it, and to nobody else',
  (state, offered) => {
    expect(buttons(row(state, true))).toEqual([offered])
    app.unmount()
    const host = row(state, false)
    expect(buttons(host)).toEqual([])
    expect(host.querySelector('input[type=radio]'), 'everybody may choose it for themselves').not.toBeNull()
  },
)

test('where there is none to choose from, it is no choice', () => {
  const host = document.createElement('div')
  const model: CutoutModel = {
    name: 'lama', label: 'LaMa', good_for: 'large things', bytes: 100, licence: 'Apache-2.0', job: 'erase', state: 'absent',
    received: 0, error: null,
  }
  app = createApp(CutoutModelRow, { model, changeable: true, chosen: false, refused: null, only: true })
  app.use(i18n).mount(host)
  expect(host.querySelector('input')).toBeNull()
  expect(buttons(host)).toEqual(['Fetch'])
})
