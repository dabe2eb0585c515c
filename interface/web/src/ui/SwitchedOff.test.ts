// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'
import { createApp, h } from 'vue'
import { i18n } from '@/locales'
import SwitchedOff from './SwitchedOff.vue'

const state = vi.hoisted(() => ({ session: { off: {} } }))
vi.mock('@/session', () => ({ useSession: () => ({ state }) }))

function shown(): string {
  const host = document.createElement('div')
  const app = createApp({ render: () => h(SwitchedOff, { part: 'sharing' }, () => h('form', 'Make a link')) })
  app.use(i18n).mount(host)
  const text = host.textContent
  app.unmount()
  return text
}

test('what is on is there', () => {
  state.session.off = {}
  expect(shown()).toBe('Make a link')
})

test('what is off says so in its place', () => {
  state.session.off = { sharing: { title: 'Sharing is switched off here', text: 'Ask whoever runs this studio.' } }
  expect(shown()).toBe('Sharing is switched off hereAsk whoever runs this studio.')
})

test('another part that is off changes nothing', () => {
  state.session.off = { providers: { title: 'Off', text: '' } }
  expect(shown()).toBe('Make a link')
})
