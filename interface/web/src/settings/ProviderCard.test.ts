// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createApp, nextTick, reactive, h, type App } from 'vue'
import { api } from '@/api/client'
import { ApiError } from '@/api/error'
import type { Provider } from '@/api/types'
import '@/locales/later'
import { i18n } from '@/locales'
import ProviderCard from './ProviderCard.vue'
import type { CameBack } from './returned'

const ACME: Provider = {
  name: 'acme',
  label: 'Acme',
  connected: false,
  by: '',
  ending: '',
  needs: [{ name: 'ACME_KEY', help: 'Make a key at Acme.', link: 'https://acme.example/keys', optional: false, credits: '' }],
  address: { usual: 'https://acme.example/v1', likely: '', example: 'https://acme.example/v1', own: '', found: '' },
  enrolls: true,
  testable: true,
  keeps_models: false,
  told: 'Paints.',
}
const MINE: Provider = { ...ACME, connected: true, by: 'you', ending: '4f2a' }
const REPORT = {
  label: 'Family', left: 12_500_000, limit: 25_000_000, resets: 'monthly', spent: null,
  valid_until: '', unlimited: false, models: null, free: false, painters: null, version: '', milliseconds: 40, told: '',
} as const

vi.mock('@/api/client', () => ({
  api: {
    session: vi.fn(() => Promise.reject(new Error('not asked'))),
    providers: { connect: vi.fn(), disconnect: vi.fn(), test: vi.fn(), enroll: vi.fn(), redeem: vi.fn() },
  },
  forgetFirst: vi.fn(),
}))
const server = vi.mocked(api.providers)

let app: App
let host: HTMLElement
const nobody = { provider: ACME, back: null, administers: false }
const props = reactive<{ provider: Provider; back: CameBack | null; administers: boolean }>(nobody)

function card(provider: Provider, back: CameBack | null = null, administers = false): void {
  Object.assign(props, { provider, back, administers })
  host = document.createElement('div')
  document.body.replaceChildren(host)
  app = createApp({ render: () => h(ProviderCard, { ...props }) })
  app.use(i18n).mount(host)
}

const one = <T extends HTMLElement>(selector: string) => host.querySelector<T>(selector)!
const words = (selector = '') => ((selector ? one(selector) : host).textContent ?? '').replace(/\s+/g, ' ').trim()
const buttons = () => [...host.querySelectorAll('button')]
const labels = () => buttons().map((each) => each.textContent?.trim())
const settled = async () => {
  for (let turn = 0; turn < 10; turn++) await nextTick()
}

async function press(label: string) {
  buttons().find((each) => each.textContent?.trim() === label)!.click()
  await settled()
}

/** Into the field, and off with it. */
async function send(selector: string, text: string) {
  const field = one<HTMLInputElement>(selector)
  field.value = text
  field.dispatchEvent(new Event('input'))
  await settled()
  one('form').dispatchEvent(new Event('submit', { cancelable: true }))
  await settled()
}

afterEach(() => app.unmount())

beforeEach(() => {
  vi.clearAllMocks()
  server.test.mockResolvedValue(REPORT)
  server.connect.mockResolvedValue(MINE)
  server.redeem.mockResolvedValue(MINE)
})

test('one that is not connected offers its page, a code, and a field for a key', () => {
  card(ACME)
  expect(words('[role=status]')).toBe('Not connected')
  expect(labels()).toEqual(['Connect Acme', 'Use a code instead', 'Connect'])
  expect(one('input[type=password]').getAttribute('autocomplete')).toBe('off')
  expect(one('a').getAttribute('href')).toBe('https://acme.example/keys')
})

test('before it is connected it says what will go there', () => {
  card(ACME)
  expect(words('.goes')).toContain('Goes to Acme when you send: your words')
})

test('one without a page of its own has only the field, and one without an address no other one', () => {
  card({ ...ACME, enrolls: false, address: null })
  expect(labels()).toEqual(['Connect'])
  expect(host.querySelector('details')).toBeNull()
})

test('a key that was pasted is given, and what the provider says of it is shown', async () => {
  card(ACME)
  await send('input[type=password]', 'sk-1')
  expect(server.connect).toHaveBeenCalledWith('acme', { key: 'sk-1', address: '' })
  props.provider = MINE
  await settled()
  expect(words()).toContain('The key works. Family · $12.50 of $25.00 left, every month')
  expect(words()).toContain('Connected by you')
  expect(words()).toContain('Key ends in 4f2a')
})

test('a key that is refused is said, and another one can be given', async () => {
  server.test.mockRejectedValue(new ApiError({ code: 'wrong_api_key', title: 'Acme refused the key' }))
  card(MINE)
  await press('Test')
  expect(words('[role=status]')).toBe('Key not accepted')
  expect(words('[role=alert]')).toContain('Acme refused the key')
  await press('Give another key')
  expect(host.querySelector('input[type=password]')).not.toBeNull()
})

test('what oneself connected is disconnected', async () => {
  card(MINE)
  expect(labels()).toEqual(['Test', 'Disconnect', 'Give another key'])
  await press('Disconnect')
  expect(server.disconnect).toHaveBeenCalledWith('acme')
})

test.each([true, false])('the key of the studio is tested by who administers it: %s', (administers) => {
  card({ ...ACME, connected: true, by: 'studio' }, null, administers)
  expect(words('[role=status]')).toBe('Connected by the studio')
  expect(labels()).toEqual(administers ? ['Test', 'Use a key of your own'] : ['Use a key of your own'])
})

test('where the page would not come back a code is asked for', async () => {
  server.enroll.mockResolvedValue({ page: 'https://acme.example/auth', state: 's1', returns: false, good_for: 600 })
  card(ACME)
  await press('Connect Acme')
  expect(one('a').getAttribute('href')).toBe('https://acme.example/auth')
  await send('input', 'code-1')
  expect(server.redeem).toHaveBeenCalledWith('acme', 's1', 'code-1')
})

test('who comes back with a code is connected at once, and who allowed nothing is told', async () => {
  card(ACME, { from: 'acme', state: 's1', code: 'c1' })
  await settled()
  expect(server.redeem).toHaveBeenCalledWith('acme', 's1', 'c1')
  app.unmount()
  card(ACME, { from: 'acme', state: 's1', code: '' })
  expect(words('[role=alert]')).toContain('Acme was not connected')
})

test('what needs nothing has nothing to press', () => {
  card({ ...ACME, connected: true, needs: [], address: null, enrolls: false, testable: false })
  expect(labels()).toEqual([])
  expect(words()).toContain('Always on')
})

test('what is connected by its address asks for that first, and for a key only where it wants one', async () => {
  const need = { name: 'ACME_KEY', help: 'If your server asks for one.', link: '', optional: true, credits: '' }
  const address = { usual: '', likely: '', example: 'http://127.0.0.1:1234/v1', own: '', found: '' }
  const provider = { ...ACME, enrolls: false, needs: [need], address }
  card(provider)
  expect(host.querySelector('details')).toBeNull()
  expect([...host.querySelectorAll('input')].map((each) => each.type)).toEqual(['url', 'password'])
  expect(one('input[type=url]').getAttribute('placeholder')).toBe('http://127.0.0.1:1234/v1')
  await send('input[type=password]', 'sk-1')
  expect(server.connect).not.toHaveBeenCalled()
  server.test.mockResolvedValue({ ...REPORT, label: '', left: null, limit: null, resets: '', models: 3 })
  server.connect.mockResolvedValue({ ...provider, connected: true, by: 'you' })
  await send('input[type=url]', 'http://localhost:1234/v1')
  expect(server.connect).toHaveBeenCalledWith('acme', { key: 'sk-1', address: 'http://localhost:1234/v1' })
  props.provider = { ...provider, connected: true, by: 'you', address: { ...provider.address, own: 'http://localhost:1234/v1' } }
  await settled()
  expect(words()).toContain('It answers. 40 ms · 3 models')
  expect(words()).toContain('http://localhost:1234/v1')
  expect(labels()).toEqual(['Test', 'Disconnect', 'Give another address'])
})

test('of a limit nothing is said where the provider says nothing of it', async () => {
  const silent = { ...REPORT, label: '', left: null, limit: null, resets: '' as const }
  server.test.mockResolvedValue(silent)
  card(MINE)
  await press('Test')
  expect(words('.report')).toBe('The key works.')
  server.test.mockResolvedValue({ ...silent, unlimited: true })
  await press('Test')
  expect(words('.report')).toBe('The key works. No limit')
})

const ENGINE: Provider = {
  ...ACME,
  needs: [],
  address: { usual: '', likely: 'http://127.0.0.1:8', example: 'http://127.0.0.1:8', own: '', found: '' },
  enrolls: false,
  testable: true,
}

test('what was found on this machine is connected by one click', async () => {
  server.connect.mockResolvedValue({ ...ENGINE, connected: true, by: 'you' })
  card({ ...ENGINE, address: { ...ENGINE.address!, found: 'http://127.0.0.1:8' } })
  expect(words()).toContain('Acme runs on this machine')

  await press('Connect Acme')

  expect(server.connect).toHaveBeenCalledWith('acme', { key: '', address: 'http://127.0.0.1:8' })
})

test('one that was not found is told where it runs', () => {
  card(ENGINE)

  expect(words()).toContain('Address of the API')
  expect(one<HTMLInputElement>('input[type=url]').placeholder).toBe('http://127.0.0.1:8')
  expect(labels()).not.toContain('Connect Acme')
})

test('one that does not answer says so, and where it is looked for', () => {
  card({ ...ENGINE, by: 'you', address: { ...ENGINE.address!, own: 'http://127.0.0.1:9' } })

  expect(words('.status')).toBe('Does not answer')
  expect(words()).toContain('At http://127.0.0.1:9')
  expect(words()).toContain('Nothing answers at http://127.0.0.1:9')
  card({ ...ENGINE, by: 'studio' })
  expect(words()).toContain('Use an address of your own')
})

test('one that is tested says which version answers, how fast, and what it has', async () => {
  card({ ...ENGINE, connected: true, by: 'you', address: { ...ENGINE.address!, own: 'http://127.0.0.1:9' } })
  const bare = { ...REPORT, label: '', left: null, limit: null, resets: '' as const }
  server.test.mockResolvedValue({ ...bare, models: 3, painters: 1, version: '0.33.3' })
  await press('Test')
  expect(words('.report')).toBe('It answers. 40 ms · Version 0.33.3 · 3 models · 1 makes pictures')

  const said = { told: { code: 'ollama_empty' as const, params: {} } }
  server.test.mockResolvedValue({ ...bare, models: 0, painters: 0, told: 'It has no model yet.', said })
  await press('Test')
  expect(words('.report')).toBe('It answers. 40 ms · 0 models. It has no model yet.')
})

test('what is shown everywhere is loaded again once it answers, or does not any more', async () => {
  const silent = { ...ENGINE, by: 'you' as const, address: { ...ENGINE.address!, own: 'http://127.0.0.1:9' } }
  vi.mocked(api.session).mockClear()
  server.test.mockRejectedValue(new ApiError({ code: 'provider_failed', title: 'Nothing answers', message: 'Start it.' }))
  card(silent)
  await press('Test')
  expect(words('[role=alert]')).toBe('Nothing answers. Start it.')
  expect(api.session).not.toHaveBeenCalled()

  server.test.mockResolvedValue({ ...REPORT, label: '', left: null, limit: null, resets: '', models: 3 })
  await press('Test')
  expect(api.session).toHaveBeenCalledOnce()
})

test('a folded one shows what it asks for once somebody wants to connect it', async () => {
  host = document.createElement('div')
  document.body.replaceChildren(host)
  app = createApp({ render: () => h(ProviderCard, { ...nobody, provider: { ...ACME, enrolls: false }, folded: true }) })
  app.use(i18n).mount(host)
  expect(host.querySelector('input')).toBeNull()
  expect(one('button').getAttribute('aria-label')).toBe('Connect Acme')
  await press('Connect')
  expect(one('input[type=password]')).not.toBeNull()
  expect(labels()).toEqual(['Connect'])
})
