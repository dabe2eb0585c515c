import { beforeEach, expect, test } from 'vitest'
import { keepUrl, thumbUrl, versionUrl } from './images'
import { Outbox } from './outbox'
import { ConversationStore } from './store'
import { FakeServer, image, version } from './testing'

let server: FakeServer
let store: ConversationStore

beforeEach(async () => {
  server = new FakeServer()
  store = new ConversationStore(server, new Outbox(null))
  await store.open('c1')
})

const came = (id: string, number: number) => image([version(`v-${id}`)], undefined, { id, number })

test('a picture that came in is the one to change', () => {
  store.arriveImage(came('i2', 2))
  expect(store.pin.target.value).toEqual({ image: 'i2', version: 'v-i2' })
})

test('what was clicked meanwhile stays the one to change, until something else is chosen', () => {
  store.arriveImage(came('i1', 1))
  store.arriveImage(came('i2', 2))
  store.pin.choose('i1')
  store.arriveImage(came('i3', 3))
  expect([store.pin.target.value?.image, store.pin.clicked.value?.id]).toEqual(['i1', 'i1'])
  store.pin.release()
  expect([store.pin.target.value?.image, store.pin.clicked.value]).toEqual(['i3', null])
})

test('it stands in its order, and once, however often it is told of', () => {
  store.arriveImage(came('i2', 2))
  store.arriveImage(came('i1', 1))
  store.arriveImage(came('i2', 2))
  expect(store.images.value.map((one) => one.id)).toEqual(['i1', 'i2'])
})

test('one that is known gets the version that was made outside of any turn', () => {
  store.arriveImage(came('i2', 2))
  const two = image([version('v-i2'), version('v3', 'v-i2')], 'v3', { id: 'i2', number: 2 })
  store.arriveImage(two)
  expect(store.images.value).toEqual([two])
  store.arriveImage(came('i2', 2))
  expect(store.images.value).toEqual([two])
})

test('one of another conversation is not for here', () => {
  store.arriveImage({ ...came('i2', 2), conversation: 'c2' })
  expect(store.images.value).toEqual([])
})

test('a new conversation is stored before the first word when a file comes', async () => {
  await store.open(null)
  await store.prepare()
  await store.prepare()
  expect(server.calls.filter((call) => call.startsWith('make'))).toHaveLength(1)
})

test('pictures that come before the page is connected need no connection, and are heard of once there is one', async () => {
  await store.open(null)
  Object.assign(server, { up: false, calls: [] })
  await store.prepare()
  expect(server.calls).toEqual(['make id-1'])
  server.up = true
  await store.reconnected()
  expect(server.calls).toEqual(['make id-1', 'join id-1', 'read'])
})

test('pictures go out with the words', async () => {
  server.up = false
  await store.say({ text: 'make it darker', attachments: ['i2'] })
  expect(store.branch.value[0]!.attachments).toEqual(['i2'])
})

const sent = version('v1', null, { filename: 'img_ab_original.heic', preview: 'img_ab_preview.webp', full: 'img_ab_full.webp' })

test('of a file that was sent only what is clean is shown or copied', () => {
  for (const url of [versionUrl('c1', sent), keepUrl('c1', sent)]) expect(url).toMatch(/img_ab_full\.webp$/)
  expect(thumbUrl('c1', sent)).toMatch(/img_ab_preview\.webp$/)
})

test('a painted picture is shown as WebP and downloaded as it was made', () => {
  const painted = version('v1', null, { full: 'img_v1_full.webp' })
  expect(versionUrl('c1', painted)).toMatch(/img_v1_full\.webp$/)
  expect(keepUrl('c1', painted)).toMatch(/img_v1\.png$/)
})
