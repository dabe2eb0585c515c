// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createApp, nextTick, type App } from 'vue'
import { call } from '@/api/client'
import { ApiError } from '@/api/error'
import '@/locales/later'
import { i18n } from '@/locales'
import { keptModels, type KeptModel } from './keptModels'
import KeptModels from './KeptModels.vue'

vi.mock('@/api/client', () => ({
  api: { session: vi.fn(() => Promise.reject(new Error('not asked'))) },
  call: vi.fn(),
  forgetFirst: vi.fn(),
}))
const server = vi.mocked(call)
const HERE: KeptModel = {
  name: 'x/see:8b',
  state: 'present',
  bytes: 5_000_000_000,
  received: 0,
  error: null,
  parameters: '8.2B',
  able: ['talks', 'vision'],
  local: true,
}

let app: App | null = null
let host: HTMLElement
const words = () => (host.textContent ?? '').replace(/\s+/g, ' ').trim()
const button = (label: string) => [...host.querySelectorAll('button')].find((each) => each.textContent?.trim() === label)!
const settled = async () => {
  for (let turn = 0; turn < 10; turn++) await nextTick()
}

beforeEach(() => {
  server.mockReset()
  server.mockResolvedValue({ models: [HERE] })
})
afterEach(() => app?.unmount())

async function shown() {
  host = document.createElement('div')
  document.body.replaceChildren(host)
  app = createApp(KeptModels, { provider: 'acme', label: 'Acme' })
  app.use(i18n).mount(host)
  await settled()
}

test('names keep their slashes, whatever else stands in them', async () => {
  server.mockResolvedValue({})
  await keptModels('acme').fetchModel('x/see:8b?')

  expect(server).toHaveBeenCalledWith('POST', '/settings/providers/acme/models/x/see%3A8b%3F')
})

test('what is there says what it can do, and is deleted only when that is said twice', async () => {
  await shown()
  expect(words()).toContain('talks, sees pictures · 8.2B · 5.0 GB')

  button('Delete').click()
  await settled()
  expect(server).toHaveBeenCalledTimes(1)
  button('Delete').click()
  await settled()

  expect(server).toHaveBeenCalledWith('DELETE', '/settings/providers/acme/models/x/see%3A8b')
})

test('a fetch shows how far it is, and one that failed why', async () => {
  server.mockResolvedValue({
    models: [
      { ...HERE, name: 'a', state: 'fetching', received: 1_000_000, bytes: 4_000_000 },
      { ...HERE, name: 'b', state: 'failed', error: { title: 'Nobody offers it', text: 'Look again.' } },
    ],
  })
  await shown()

  expect(host.querySelector('[role=progressbar]')!.getAttribute('aria-valuetext')).toBe('1.0 MB of 4.0 MB')
  expect(words()).toContain('Nobody offers it. Look again.')
})

test('a name that is refused stays where it was typed', async () => {
  await shown()
  const field = host.querySelector('input')!
  field.value = 'no model'
  field.dispatchEvent(new Event('input'))
  await settled()
  server.mockRejectedValueOnce(new ApiError({ code: 'bad_name', title: 'This is no name', message: 'No spaces.' }))

  host.querySelector('form')!.dispatchEvent(new Event('submit'))
  await settled()

  expect(words()).toContain('This is no name. No spaces.')
  expect(field.value).toBe('no model')
})
