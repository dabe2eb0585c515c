// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { createApp, h } from 'vue'
import type { Choice, Message } from '@/conversation/wire'
import { i18n, speak } from '@/locales'
import '@/locales/later'
import Said from './Said.vue'

const said = { label: { code: 'choice_refine_again', params: {} } }
const AGAIN = { label: 'Refine again', say: 'Refine again', said } as unknown as Choice

async function shown(text: string, answer?: Choice): Promise<string> {
  const message = { id: 'a', text, attachments: [], siblings: ['a'], created: '2026-11-30T12:00:00Z' } as unknown as Message
  const host = document.createElement('div')
  const app = createApp({ render: () => h(Said, { message, answer, images: [], stored: false, editing: false, busy: false, flagged: '' }) })
  app.use(i18n).mount(host)
  const words = host.querySelector('.said')!.lastChild!.textContent!.trim()
  app.unmount()
  return words
}

test('an answer that was clicked stands in the language of the page, with what was wished behind it', async () => {
  await speak('de')
  expect(await shown('Refine again: by night', AGAIN)).toBe('Neu formulieren: by night')
  expect(await shown('Refine again: by night')).toBe('Refine again: by night')
  await speak('en')
  expect(await shown('Refine again', AGAIN)).toBe('Refine again')
})
