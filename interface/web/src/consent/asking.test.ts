import { expect, it, vi } from 'vitest'
import type { Provider, Settings } from '@/api/types'
import { overlays } from '@/overlays'
import { askFirst } from './asking'

const { settings } = vi.hoisted(() => ({ settings: { value: { told_providers: [] as string[] } } }))
vi.mock('@/session', () => ({
  useSession: () => ({
    state: { palette: [{ name: '/invert', aliases: [], group: 'colour', local: true }] },
    settings,
    changeSettings: async (changes: Settings) => Object.assign(settings.value, changes),
  }),
}))

const provider = (name: string) => ({ name, label: name }) as Provider
const asked = () => overlays.firstSend?.providers.map(({ name }) => name)

it('asks about others that something goes to while it asks, and never twice about one', async () => {
  const sent = [['acme'], ['acme'], ['acme', 'other']].map((names) => askFirst(names.map(provider)))
  expect(asked()).toEqual(['acme'])
  overlays.firstSend!.answer(true)
  await vi.waitFor(() => expect(asked()).toEqual(['other']))
  overlays.firstSend!.answer(true)
  await Promise.all(sent)
  expect(settings.value.told_providers).toEqual(['acme', 'other'])
  expect(overlays.firstSend).toBeNull()
})

it('asks nothing before what is done here', async () => {
  await askFirst([provider('new')], '/invert')
  expect(overlays.firstSend).toBeNull()
})
