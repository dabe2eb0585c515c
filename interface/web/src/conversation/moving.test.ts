// Another branch is shown: the chip goes with it.
import { beforeEach, expect, test } from 'vitest'
import { redoOf } from './images'
import { Outbox } from './outbox'
import { ConversationStore } from './store'
import { answer, FakeServer, image, message, version } from './testing'
import type { Image } from './wire'

let server: FakeServer
let store: ConversationStore

const elsewhere = (one: Image): Image => ({ ...one, versions: one.versions.map((each) => ({ ...each, here: false })) })
const lake = image([version('v1'), version('v2', 'v1')], 'v2', { id: 'lake', number: 1 })
const fox = image([version('f1')], 'f1', { id: 'fox', number: 2 })
const chip = () => [store.pin.target.value?.image, store.pin.target.value?.version]

beforeEach(async () => {
  server = new FakeServer()
  store = new ConversationStore(server, new Outbox(null))
  server.messages = [message('m1', null), answer('r1', 'm1'), message('m2', 'r1'), answer('r2', 'm2')]
  server.images = [lake, fox]
  await store.open('c1')
})

/** What the server shows from now on. */
function shows(reply: string, images: Image[], active: string | null) {
  server.messages = [message('m1', null), answer('r1', 'm1'), message('m2b', 'r1'), answer(reply, 'm2b')]
  server.images = images
  const read = server.read.bind(server)
  server.read = async (id, before) => ({ ...(await read(id, before)), active })
}

test('the chip shows what is active there, as it is there', async () => {
  expect(chip()).toEqual(['fox', 'f1'])
  shows('r2b', [{ ...lake, current: 'v1' }, elsewhere(fox)], 'lake')
  await store.refresh()
  expect(chip()).toEqual(['lake', 'v1'])
})

test('a clicked picture that is not there is let go of; one that is there stays', async () => {
  store.pin.choose('fox')
  shows('r2b', [lake, elsewhere(fox)], 'lake')
  await store.refresh()
  expect(chip()).toEqual(['lake', 'v2'])
  store.pin.choose('lake')
  shows('r2', [lake, fox], 'fox')
  await store.refresh()
  expect(chip()).toEqual(['lake', 'v2'])
})

test('one that is clicked on the shelf although it is elsewhere stays as long as the branch does', async () => {
  shows('r2b', [lake, elsewhere(fox)], 'lake')
  await store.refresh()
  store.pin.choose('fox')
  await store.refresh()
  expect(chip()).toEqual(['fox', 'f1'])
  server.messages = [message('m3', null), answer('r3', 'm3')]
  await store.refresh()
  expect(chip()).toEqual(['lake', 'v2'])
})

test('without any picture there is no chip, and no words are about one', async () => {
  shows('r2b', [elsewhere(lake), elsewhere(fox)], null)
  await store.refresh()
  expect(store.pin.image.value).toBeNull()
  expect(store.pin.removed.value).toBe(true)
})

test('after the newest turn was deleted the chip goes back too', async () => {
  store.pin.choose('fox')
  store.cut('m2')
  server.messages = server.messages.slice(0, 2)
  server.images = [lake, elsewhere(fox)]
  const read = server.read.bind(server)
  server.read = async (id, before) => ({ ...(await read(id, before)), active: 'lake' })
  await store.refresh()
  expect(chip()).toEqual(['lake', 'v2'])
})

test('a message that is edited, and one that is answered again, have the conversation read as it is there', async () => {
  const reads = () => server.calls.filter((call) => call === 'read').length
  const before = reads()
  await store.say({ text: 'more', parent: 'r2' })
  expect(reads()).toBe(before)
  await store.say({ text: 'other', parent: 'r1' })
  expect(reads()).toBe(before + 1)
  await store.refresh()
  const again = reads()
  await store.say({ text: '', again: 'm1' })
  expect(reads()).toBe(again + 1)
})

test('a deleted picture gives the chip to one that is there', () => {
  store.images.value = [lake, elsewhere(image([version('x1')], 'x1', { id: 'x', number: 2 })), fox]
  store.pin.follow('fox')
  store.removeImage('fox')
  expect(chip()).toEqual(['lake', 'v2'])
})

test('redo leads to no version of another branch', () => {
  const back = { ...lake, current: 'v1' }
  expect(redoOf(back)?.id).toBe('v2')
  const [first, second] = back.versions
  expect(redoOf({ ...back, versions: [first!, { ...second!, here: false }] })).toBeNull()
})
