import { beforeEach, expect, test } from 'vitest'
import type { Image } from '@/conversation/wire'
import type { Item } from './item'
import type { Kept } from './kept'
import { UploadQueue, type Carrier, type Heard } from './queue'

const FILE = new Blob(['0123456789'])

/** A line that does what the test says. */
class Line implements Carrier {
  readonly carried = new Map<string, Heard>()
  readonly urls = new Map<string, string | null>()
  readonly stopped: string[] = []
  readonly forgotten: string[] = []
  /** Whether a file gets its place at once. */
  quick = true
  carry(item: Item, _file: Blob, heard: Heard) {
    this.carried.set(item.name, heard)
    this.urls.set(item.name, item.url)
    if (this.quick) heard.place(`/uploads/${item.name}`)
    return () => this.stopped.push(item.name)
  }
  forget(url: string) {
    this.forgotten.push(url)
  }
}

class Memory implements Kept {
  items: Item[] = []
  files = new Map<string, Blob>()
  list = () => this.items
  write = (items: Item[]) => void (this.items = items)
  keep = async (key: string, file: Blob) => void this.files.set(key, file)
  file = async (key: string) => this.files.get(key) ?? null
  letGo = async (key: string) => void this.files.delete(key)
  forgetOld = async () => {}
}

let line: Line
let kept: Memory
let queue: UploadQueue
let arrived: Image[]

function opened(): UploadQueue {
  let key = 0
  return new UploadQueue(line, kept, () => `${(key += 1)}-${kept.items.length}`, (image) => arrived.push(image))
}

beforeEach(() => {
  line = new Line()
  kept = new Memory()
  arrived = []
  queue = opened()
})

function add(...names: string[]): void {
  for (const name of names) queue.add('c', FILE, name)
}

const states = () => Object.fromEntries(queue.of('c').map((item) => [item.name, item.state]))
const key = (name: string) => queue.of('c').find((item) => item.name === name)!.key
const image = (id: string) => ({ id, conversation: 'c', number: 1 }) as Image

test('three go at once, and the next one when one has come', () => {
  add('a', 'b', 'c', 'd', 'e')
  expect(states()).toEqual({ a: 'sending', b: 'sending', c: 'sending', d: 'waiting', e: 'waiting' })
  line.carried.get('b')!.done(image('b'))
  expect(states()).toEqual({ a: 'sending', b: 'done', c: 'sending', d: 'sending', e: 'waiting' })
  expect(arrived).toEqual([image('b')])
})

test('each waits until the one before it has its place: they are numbered in their order', () => {
  line.quick = false
  add('a', 'b', 'c')
  expect(states()).toEqual({ a: 'sending', b: 'waiting', c: 'waiting' })
  line.carried.get('a')!.place('/uploads/a')
  expect(states()).toEqual({ a: 'sending', b: 'sending', c: 'waiting' })
  line.carried.get('b')!.failed({ title: 'No connection', text: '' })
  expect(states()).toEqual({ a: 'sending', b: 'failed', c: 'sending' })
})

test('progress is counted, and after the last byte the server looks', () => {
  add('a')
  line.carried.get('a')!.sent(4)
  expect(queue.of('c')[0]).toMatchObject({ sent: 4, state: 'sending' })
  line.carried.get('a')!.sent(10)
  expect(states()).toEqual({ a: 'taking' })
})

test('a paused one makes room, and goes on where it was', () => {
  add('a', 'b', 'c', 'd')
  queue.pause(key('a'))
  expect(line.stopped).toEqual(['a'])
  expect(states()).toMatchObject({ a: 'paused', d: 'sending' })
  line.carried.get('a')!.failed({ title: 'too late', text: '' }) // what was on its way when it was paused
  expect(states()).toMatchObject({ a: 'paused' })
  queue.resume(key('a'))
  expect(states()).toMatchObject({ a: 'waiting' })
  line.carried.get('b')!.done(image('b'))
  expect(line.urls.get('a')).toBe('/uploads/a')
})

test('a cancelled one is forgotten on both sides', () => {
  add('a')
  queue.cancel(key('a'))
  expect(line.stopped).toEqual(['a'])
  expect(line.forgotten).toEqual(['/uploads/a'])
  expect(queue.all.value).toEqual([])
  expect(kept.files.size).toBe(0)
})

test('what failed is tried again, what was refused is not', () => {
  add('a', 'b')
  line.carried.get('a')!.failed({ title: 'No connection', text: '' })
  line.carried.get('b')!.refused({ title: 'This picture is damaged', text: '' })
  queue.resumeFailed()
  expect(states()).toEqual({ a: 'sending', b: 'refused' })
  expect(queue.of('c')[0]!.reason).toBeNull()
})

test('a message takes what is there; what was refused stays to be read', () => {
  add('a', 'b', 'c')
  line.carried.get('a')!.done(image('1'))
  line.carried.get('b')!.refused({ title: 'No', text: '' })
  expect(queue.take('c')).toEqual(['1'])
  expect(states()).toEqual({ b: 'refused', c: 'sending' })
  expect(queue.take('another')).toEqual([])
})

test('leaving out one that is there takes nothing from the server', () => {
  add('a')
  line.carried.get('a')!.done(image('1'))
  queue.cancel(key('a'))
  expect(line.forgotten).toEqual([])
})

test('after a reload it goes on by itself, each as it was', async () => {
  add('a', 'b', 'c', 'd')
  line.carried.get('b')!.done(image('1'))
  queue.pause(key('c'))
  line.carried.get('d')!.refused({ title: 'No', text: '' })
  line.carried.clear()

  queue = opened()
  await queue.restore()
  expect(states()).toEqual({ a: 'sending', b: 'done', c: 'paused' })
  expect(line.urls.get('a')).toBe('/uploads/a')
  expect([...line.carried.keys()]).toEqual(['a'])
})

test('a file that the browser did not keep is not waited for', async () => {
  add('a')
  kept.files.clear()
  queue = opened()
  await queue.restore()
  expect(queue.all.value).toEqual([])
})

test('what is known to be no picture is never sent', () => {
  queue.add('c', FILE, 'notes.txt', { title: 'This is not a picture', text: '' })
  expect(states()).toEqual({ 'notes.txt': 'refused' })
  expect(line.carried.size).toBe(0)
})

test('for somebody else nothing stays', () => {
  add('a', 'b')
  queue.clear()
  expect(queue.all.value).toEqual([])
  expect(line.stopped).toEqual(['a', 'b'])
  expect(kept.items).toEqual([])
})

test('what was chosen for a conversation that is gone can be chosen for another one', async () => {
  add('a', 'b', 'c')
  line.carried.get('a')!.done(image('1'))
  line.carried.get('c')!.refused({ title: 'No', text: '' })
  queue = opened()
  await queue.restore()
  expect(queue.move('c', 'another')).toBe(true)
  expect(queue.of('another').map((item) => [item.name, item.state, item.sent])).toEqual([['a', 'sending', 0], ['b', 'sending', 0]])
  expect(queue.of('c')).toEqual([])
  expect(queue.move('c', 'another')).toBe(false)
})

test('leaving without logging out keeps what was chosen for the next visit', async () => {
  add('a', 'b')
  line.carried.get('b')!.done(image('1'))
  queue.rest()
  expect([queue.all.value, line.stopped]).toEqual([[], ['a']])
  queue = opened()
  await queue.restore()
  expect(states()).toEqual({ a: 'sending', b: 'done' })
})

test('they go out in the order that they were put into, and a reload keeps it', () => {
  add('a', 'b', 'c')
  queue.add('elsewhere', FILE, 'z')
  const keyOf = (name: string) => queue.all.value.find((item) => item.name === name)!.key
  queue.place(keyOf('c'), 0)
  expect(queue.of('c').map(({ name }) => name)).toEqual(['c', 'a', 'b'])
  queue.place(keyOf('c'), 1)
  for (const name of ['a', 'b', 'c']) line.carried.get(name)!.done({ id: `image-${name}` } as Image)
  expect(kept.items.filter(({ conversation }) => conversation === 'c').map(({ name }) => name)).toEqual(['a', 'c', 'b'])
  expect(queue.take('c')).toEqual(['image-a', 'image-c', 'image-b'])
  expect(queue.of('elsewhere').map(({ name }) => name)).toEqual(['z'])
})

test('a picture of the shelf goes along once, however often it is brought', () => {
  const fox = { id: 'fox', title: 'Fox' } as Image
  queue.admit('c', fox)
  queue.admit('c', fox)
  expect(queue.take('c')).toEqual(['fox'])
})
