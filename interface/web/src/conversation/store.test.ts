import { beforeEach, describe, expect, test } from 'vitest'
import { ApiError } from '@/api/error'
import { deletedOf } from './images'
import { Outbox } from './outbox'
import { ConversationStore } from './store'
import { answer, FakeServer, image, message, picture, version, word } from './testing'

let server: FakeServer
let store: ConversationStore

beforeEach(() => {
  server = new FakeServer()
  store = new ConversationStore(server, new Outbox(null))
})

const texts = () => store.branch.value.map((one) => one.text)
const done = { type: 'TurnFinished', state: 'done', seconds: 1 } as const

describe('what is said', () => {
  test('is shown at once and is one message after the acknowledgement', async () => {
    await store.open('c1')
    const said = store.say({ text: 'hello' })
    expect(texts()).toEqual(['hello'])
    await said
    expect(texts()).toEqual(['hello', ''])
    expect(store.unsent.value).toEqual([])
    expect(store.busy.value).toBe(true)
  })

  test('is one message when the room hears of it before the acknowledgement', async () => {
    await store.open('c1')
    server.beforeAnswer = () => server.messages.forEach((one) => store.arriveMessage('c1', one))
    await store.say({ text: 'hello' })
    expect(texts()).toEqual(['hello', ''])
  })

  test('waits for a connection and then goes out once, under the same id', async () => {
    await store.open('c1')
    server.up = false
    await store.say({ text: 'hello' })
    expect(texts()).toEqual(['hello'])
    server.up = true
    store.reconnected()
    await until(() => store.unsent.value.length === 0)
    expect(texts()).toEqual(['hello', ''])
    const ids = server.calls.filter((call) => call.startsWith('say'))
    expect(new Set(ids).size).toBe(1)
    expect(server.messages).toHaveLength(2)
  })

  test('is not doubled when only the acknowledgement was lost', async () => {
    await store.open('c1')
    server.beforeAnswer = () => {
      server.beforeAnswer = () => {}
      throw new ApiError({ code: 'unreachable' })
    }
    await store.say({ text: 'hello' })
    await until(() => store.unsent.value.length === 0)
    expect(server.messages).toHaveLength(2)
    expect(texts()).toEqual(['hello', ''])
  })

  test('stays with the reason when it is refused, and can be sent again', async () => {
    await store.open('c1')
    server.beforeAnswer = () => {
      throw new ApiError({ code: 'limit', title: 'The limit is reached' })
    }
    await store.say({ text: 'hello' })
    expect(store.unsent.value[0]!.refused?.title).toBe('The limit is reached')
    expect(store.busy.value).toBe(false)
    server.beforeAnswer = () => {}
    store.sayAgain(store.unsent.value[0]!.call.client_id)
    await until(() => store.unsent.value.length === 0)
    expect(texts()).toEqual(['hello', ''])
  })

  test('in a new conversation makes it first', async () => {
    await store.open(null)
    const id = store.id.value
    await store.say({ text: 'hello' })
    expect(server.calls).toEqual([`make ${id}`, `join ${id}`, expect.stringMatching(/^say /)])
  })

  test('as an edit replaces what followed, and keeps what came before', async () => {
    server.messages = [message('m1', null), answer('a1', 'm1'), message('m2', 'a1'), answer('a2', 'm2')]
    await store.open('c1')
    const said = store.say({ text: 'other words', parent: 'a1' })
    expect(texts()).toEqual(['text of m1', '', 'other words'])
    await said
    expect(texts()).toEqual(['text of m1', '', 'other words', ''])
  })

  test('once more takes the old reply away', async () => {
    server.messages = [message('m1', null), answer('a1', 'm1', 'old')]
    await store.open('c1')
    await store.say({ text: '', again: 'm1' })
    expect(texts()).toEqual(['text of m1', ''])
    expect(store.running.value).toHaveLength(1)
  })
})

describe('what arrives', () => {
  beforeEach(async () => {
    server.messages = [message('m1', null), answer('a1', 'm1', '', 'running')]
    await store.open('c1')
  })

  test('is folded in its order, and what was seen is skipped', () => {
    const first = server.happen(word('Night '), word('now'))
    store.arrive(first)
    store.arrive(first)
    store.arrive({ ...first, seq: 2, events: [word('now'), word('.')] })
    expect(texts()[1]).toBe('Night now.')
  })

  test('with a gap makes it read again', async () => {
    server.happen(word('lost '))
    store.arrive(server.happen(word('words')))
    await until(() => texts()[1] === 'lost words')
  })

  test('while it is being read waits, and nothing is lost or doubled', async () => {
    store.arrive(server.happen(word('a')))
    server.beforeAnswer = () => store.arrive(server.happen(word('b')))
    await store.refresh()
    expect(texts()[1]).toBe('ab')
  })

  test('after a cut connection goes on byte-equal', async () => {
    store.arrive(server.happen(word('The first half, ')))
    server.up = false
    server.happen(word('some that nobody heard, '))
    server.up = true
    store.reconnected()
    store.arrive(server.happen(word('and the rest.')))
    await until(() => texts()[1]!.endsWith('rest.'))
    expect(texts()[1]).toBe('The first half, some that nobody heard, and the rest.')
  })

  test('for another conversation is none of ours', () => {
    store.arrive({ ...server.happen(word('x')), conversation: 'c2' })
    expect(texts()[1]).toBe('')
  })

  test('as a picture becomes what the next words change', () => {
    store.arrive(server.happen({ type: 'ImageReady', image: 'i1', number: 1, title: 'Lake', version: version('v1'), place: 0 }))
    expect(store.images.value.map((one) => one.title)).toEqual(['Lake'])
    expect(store.pin.target.value).toEqual({ image: 'i1', version: 'v1' })
  })

  test('at the end leaves nothing running', () => {
    store.arrive(server.happen(done))
    expect(store.busy.value).toBe(false)
  })
})

describe('a long conversation', () => {
  test('is read upwards piece by piece, and a refresh keeps what is loaded', async () => {
    server.limit = 2
    server.messages = ['1', '2', '3', '4', '5'].map((id, index) => message(id, index ? String(index) : null))
    await store.open('c1')
    expect([store.branch.value.length, store.more.value]).toEqual([2, true])
    await store.loadOlder()
    await store.loadOlder()
    expect([store.branch.value.length, store.more.value]).toEqual([5, false])
    await store.refresh()
    expect([store.branch.value.length, store.more.value]).toEqual([5, false])
  })
})

describe('the picture that the words will change', () => {
  beforeEach(async () => {
    server.images = [image([version('v1')]), image([version('w1')], 'w1', { id: 'i2', number: 2 })]
    await store.open('c1')
  })

  test('is the active one until another is clicked or the chip is removed', () => {
    expect(store.pin.target.value).toEqual({ image: 'i2', version: 'w1' })
    store.pin.choose('i1')
    expect(store.pin.target.value).toEqual({ image: 'i1', version: 'v1' })
    store.pin.remove()
    expect(store.pin.target.value).toBeNull()
    expect(store.pin.removed.value).toBe(true)
  })

  test('stays the clicked one when another tab changes another, and follows what is done here', async () => {
    store.pin.choose('i1')
    const elsewhere = message('m1', null, { client_id: 'of another tab' })
    server.messages = [elsewhere, answer('a1', 'm1', '', 'running')]
    for (const one of server.messages) store.arriveMessage('c1', one)
    const changed = { type: 'ImageReady', image: 'i2', number: 2, title: 'Fox', version: version('w2', 'w1'), place: 0 } as const
    store.arrive({ conversation: 'c1', turn: 'a1', seq: 1, events: [changed] })
    expect(store.pin.target.value).toEqual({ image: 'i1', version: 'v1' })
    await store.say({ text: 'make #2 darker' })
    const turn = store.branch.value.at(-1)!.id
    store.arrive({ conversation: 'c1', turn, seq: 1, events: [{ ...changed, version: version('w3', 'w2') }] })
    expect(store.pin.target.value).toEqual({ image: 'i2', version: 'w3' })
  })

  test('shows what another tab made of it', () => {
    store.pin.choose('i1')
    store.arriveMessage('c1', message('m1', null))
    store.arriveMessage('c1', answer('a1', 'm1', '', 'running'))
    const changed = { type: 'ImageReady', image: 'i1', number: 1, title: 'Lake', version: version('v2', 'v1'), place: 0 } as const
    store.arrive({ conversation: 'c1', turn: 'a1', seq: 1, events: [changed] })
    expect(store.pin.target.value).toEqual({ image: 'i1', version: 'v2' })
  })

  test('is no deleted one', () => {
    store.pin.choose('i1')
    store.removeImage('i1')
    expect(store.pin.target.value).toEqual({ image: 'i2', version: 'w1' })
  })
})

test('a picture that was deleted elsewhere is known to be gone, until it is restored', async () => {
  const brought = (id: string, number: number) => picture(id, { number, title: id, version: version('v1', null, { image: id }) })
  const reply = answer('a1', 'm1')
  reply.reply!.pictures = [brought('i1', 1), brought('i2', 2)]
  server.images = [image([version('v1')])]
  server.messages = [message('m1', null), reply, message('m2', 'a1'), answer('a2', 'm2')]
  await store.open('c1')
  expect([...store.gone.value]).toEqual(['i2'])
  store.arriveImage(image([version('w1')], 'w1', { id: 'i2', number: 2 }))
  expect([...store.gone.value]).toEqual([])
})

test('a picture that was deleted elsewhere is known to be gone where older messages are read', async () => {
  const reply = answer('a1', 'm1')
  reply.reply!.pictures = [picture('i2', { number: 2, title: 'Fox', version: version('w1', null, { image: 'i2' }) })]
  server.messages = [message('m1', null), reply, message('m2', 'a1'), answer('a2', 'm2')]
  server.limit = 2
  await store.open('c1')
  expect([...store.gone.value]).toEqual([])
  await store.loadOlder()
  expect([...store.gone.value]).toEqual(['i2'])
})

test('of pictures older than those that come with a conversation nothing is said', () => {
  const newest = Array.from({ length: 50 }, (_, at) => image([version('v1')], 'v1', { id: `i${at + 11}`, number: at + 11 }))
  const reply = answer('a1', 'm1')
  const kept = { image: 'i2', number: 2, title: 'Fox', version: 'w1', bytes: 9 }
  reply.reply!.kept = [kept, { ...kept, image: 'i99', number: 12 }]
  expect(deletedOf([reply], newest)).toEqual(['i99'])
})

test('after somebody left, nothing of theirs is shown or sent', async () => {
  server.messages = [message('m1', null), answer('a1', 'm1', 'private')]
  await store.open('c1')
  server.up = false
  await store.say({ text: 'said by the one before' })
  store.forget()
  server.up = true
  store.reconnected()
  expect([texts(), store.unsent.value, store.title.value]).toEqual([[], [], ''])
  await store.open('c1')
  expect(texts()).toEqual(['text of m1', 'private'])
  expect(server.messages).toHaveLength(2)
})

test('Stop without a connection gives back what was not delivered', async () => {
  await store.open('c1')
  server.up = false
  await store.say({ text: 'never mind' })
  expect(store.stop()).toEqual(['never mind'])
  expect(texts()).toEqual([])
})

async function until(met: () => boolean): Promise<void> {
  for (let turn = 0; turn < 100 && !met(); turn += 1) await Promise.resolve()
  expect(met()).toBe(true)
}

test('a message further back is reached by reading back to it', async () => {
  server.messages = [message('m1', null), answer('a1', 'm1', 'old'), message('m2', 'a1'), answer('a2', 'm2', 'new')]
  server.limit = 2
  await store.open('c1')
  await store.reach('a1')
  expect(texts()).toEqual(['text of m1', 'old', 'text of m2', 'new'])
  expect(server.calls).not.toContain('show a1')
})

test('a message of another branch is reached by showing that one', async () => {
  server.messages = [message('m1', null), answer('a1', 'm1', 'here')]
  server.other = [message('m9', null), answer('a9', 'm9', 'elsewhere')]
  await store.open('c1')
  await store.reach('a9')
  expect(server.calls).toContain('show a9')
  expect(texts()).toContain('elsewhere')
})

describe('what is chosen for a conversation', () => {
  const chosen = () => server.calls.filter((call) => call.startsWith('choose'))

  test('holds at once and is kept before the next message goes out', async () => {
    await store.open('c1')
    const kept = store.choose({ quality: 'high', count: 2 })
    expect(store.options.value).toEqual({ quality: 'high', count: 2 })
    await Promise.all([kept, store.say({ text: 'hello' })])
    await store.choose({ count: null })
    expect(store.options.value).toEqual({ quality: 'high' })
    expect(chosen()).toEqual(['choose c1 {"quality":"high","count":2}', 'choose c1 {"count":null}'])
    expect(server.calls.indexOf(chosen()[0]!)).toBeLessThan(server.calls.findIndex((call) => call.startsWith('say')))
  })

  test('of one that is not stored goes with its first message', async () => {
    await store.open(null)
    await store.choose({ draft: true })
    expect(chosen()).toEqual([])
    await store.say({ text: 'hello' })
    expect(chosen()).toEqual([`choose ${store.id.value} {"draft":true}`])
  })

  test('is taken back where it is refused', async () => {
    await store.open('c1')
    server.choose = () => Promise.reject(new ApiError({ code: 'bad_request' }))
    await expect(store.choose({ count: 99 })).rejects.toThrow()
    expect(store.options.value).toEqual({})
  })

  test('does not follow into another conversation', async () => {
    await store.open('c1')
    await store.choose({ draft: true })
    await store.open(null)
    expect(store.options.value).toEqual({})
  })
})
