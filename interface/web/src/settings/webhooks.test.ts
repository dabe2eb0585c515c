import { beforeEach, expect, test } from 'vitest'
import { ApiError } from '@/api/error'
import { createWebhooks, type Delivery, type Webhook } from './webhooks'

const hook = (id: string): Webhook => ({
  id, url: `https://${id}.example/`, events: ['job.done'], prompts: false, created: '2026-11-20T10:00:00Z', failing: null, disabled: null,
})
const delivery = (id: string, state: Delivery['state'] = 'failed'): Delivery => ({
  id, job: 'j', event: 'job.done', state, attempts: 6, created: '2026-11-20T10:00:00Z', tried: null, due: null, status: 500, error: null,
})

let rows: Webhook[]
let asked: string[]
let refuses: boolean
let webhooks: ReturnType<typeof createWebhooks>
const wish = { url: ' https://new.example/ ', events: ['job.done' as const], prompts: false }

beforeEach(async () => {
  rows = [hook('a'), { ...hook('b'), failing: '2026-11-20T10:00:00Z', disabled: '2026-11-25T10:00:00Z' }]
  asked = []
  refuses = false
  const answering = <T>(value: T, said = ''): Promise<T> => {
    if (refuses) return Promise.reject(new ApiError({ code: 'unsafe_address', title: 'Nothing can be sent there' }))
    if (said) asked.push(said)
    return Promise.resolve(value)
  }
  webhooks = createWebhooks({
    list: () => answering([...rows]),
    make: ({ url, ...more }) => {
      rows.push({ ...hook('new'), url, ...more })
      return answering({ ...hook('new'), url, secret: 'whsec_1' }, url)
    },
    change: (id, changes) => answering(hook(id), `${id} ${JSON.stringify(changes)}`),
    remove: (id) => answering(null, id),
    deliveries: (id, before) => answering({ deliveries: [delivery(`${id}${before || 1}`)], next: before ? null : '2' }),
    again: (id) => answering(delivery(id, 'waiting')),
  })
  await webhooks.load()
})

test('a new one is shown with its secret until one has it', async () => {
  expect(await webhooks.make(wish)).toBe(true)
  expect(asked).toEqual(['https://new.example/'])
  expect(webhooks.state.made?.secret).toBe('whsec_1')
  expect(webhooks.state.rows.map(({ id }) => id)).toEqual(['a', 'b', 'new'])
  webhooks.forget()
  expect(webhooks.state.made).toBeNull()
})

test('an address and something to be told of are needed, and a failure makes nothing', async () => {
  expect(await webhooks.make({ ...wish, url: ' ' })).toBe(false)
  expect(await webhooks.make({ ...wish, events: [] })).toBe(false)
  refuses = true
  expect(await webhooks.make(wish)).toBe(false)
  expect(webhooks.state).toMatchObject({ made: null, making: false, failure: { title: 'Nothing can be sent there' } })
})

test('one that was switched off is switched on by changing nothing', async () => {
  await webhooks.enable('b')
  expect(asked).toEqual(['b {}'])
  expect(webhooks.state.rows[1]).toMatchObject({ id: 'b', failing: null, disabled: null })
})

test('what it was told is looked at page by page, and sent again', async () => {
  await webhooks.look('a')
  await webhooks.more()
  expect(webhooks.state.deliveries.map(({ id }) => id)).toEqual(['a1', 'a2'])
  expect(webhooks.state.next).toBeNull()
  await webhooks.again('a2')
  expect(webhooks.state.deliveries.map(({ state }) => state)).toEqual(['failed', 'waiting'])
  await webhooks.look('b')
  expect(webhooks.state.deliveries.map(({ id }) => id)).toEqual(['b1'])
  await webhooks.look('b')
  expect(webhooks.state).toMatchObject({ open: '', deliveries: [] })
})

test('one that is removed is listed no more, and one that could not be removed still is', async () => {
  await webhooks.remove('a')
  expect(webhooks.state.rows.map(({ id }) => id)).toEqual(['b'])
  refuses = true
  await webhooks.remove('b')
  expect(webhooks.state.rows.map(({ id }) => id)).toEqual(['b'])
  expect(webhooks.state.failure).not.toBeNull()
})
