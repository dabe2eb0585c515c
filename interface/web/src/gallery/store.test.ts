import { expect, test } from 'vitest'
import { GalleryStore, type World } from './store'
import { hung } from './testing'
import type { Counts, Hung, Stretch } from './types'
import { EVERYTHING } from './wanted'

const COUNTS: Counts = {
  total: 0,
  kinds: { '': 0, painted: 0, edited: 0, cutout: 0, compressed: 0, uploaded: 0 },
  models: {},
  deleted: 0,
  kept_days: 30,
}
const placeOf = (picture: Hung) => `${picture.created}_${picture.id}`

/** A server with these pictures, in pieces of two and outlines of two pieces. */
class Fake implements World {
  asked: string[] = []
  constructor(public all: Hung[]) {}

  async page(asked: Record<string, string | undefined>) {
    this.asked.push(`page ${asked.after ? 'after' : 'first'}`)
    const start = asked.after ? this.all.findIndex((one) => placeOf(one) === asked.after) + 1 : 0
    const end = asked.upto ? this.all.findIndex((one) => placeOf(one) === asked.upto) + 1 : this.all.length
    return { pictures: this.all.slice(start, end || undefined), next: null }
  }

  async outline(asked: Record<string, string | undefined>) {
    this.asked.push('outline')
    const start = asked.after ? this.all.findIndex((one) => placeOf(one) === asked.after) + 1 : 0
    const stretches: Stretch[] = []
    for (let at = start; at < Math.min(this.all.length, start + 4); at += 2) {
      const some = this.all.slice(at, at + 2)
      const runs = some.map((one) => ({ conversation: one.conversation, first: one.created, ratios: [1500] }))
      stretches.push({ after: at ? placeOf(this.all[at - 1]!) : null, upto: placeOf(some.at(-1)!), runs })
    }
    const end = stretches.at(-1)?.upto ?? null
    return { stretches, conversations: { c: 'Lake' }, next: start + 4 < this.all.length ? end : null }
  }

  async counts() {
    return { ...COUNTS, total: this.all.length }
  }
}

function shown(store: GalleryStore): (string | undefined)[] {
  return store.pictures.value.map((picture) => picture?.id)
}

const pictures = (count: number) => Array.from({ length: count }, (_, at) => hung({ id: `p${at}` }))

test('every picture has its place at once, the first ones are there', async () => {
  const store = new GalleryStore(new Fake(pictures(7)))
  await store.open(EVERYTHING)
  expect(shown(store)).toEqual(['p0', 'p1', undefined, undefined, undefined, undefined, undefined])
  expect(store.runs.value.flatMap((run) => run.ratios)).toHaveLength(7)
  expect(store.counts.value?.total).toBe(7)
  expect(store.titles.value).toEqual({ c: 'Lake' })
})

test('what comes near is read once', async () => {
  const fake = new Fake(pictures(7))
  const store = new GalleryStore(fake)
  await store.open(EVERYTHING)
  fake.asked = []
  await Promise.all([store.read(3, 5), store.read(3, 5)])
  await store.read(2, 6)
  expect(shown(store)).toEqual(['p0', 'p1', 'p2', 'p3', 'p4', 'p5', undefined])
  expect(fake.asked).toEqual(['page after', 'page after'])
})

test('deleted ones leave, and the others are still found in their pieces', async () => {
  const fake = new Fake(pictures(6))
  const store = new GalleryStore(fake)
  await store.open(EVERYTHING)
  await store.read(0, 6)
  store.remove(new Set(['p1', 'p2', 'p3']))
  expect(shown(store)).toEqual(['p0', 'p4', 'p5'])
  expect(store.runs.value.flatMap((run) => run.ratios)).toHaveLength(3)
})

test('a changed picture is read again with its new shape', async () => {
  const fake = new Fake(pictures(2))
  const store = new GalleryStore(fake)
  await store.open(EVERYTHING)
  fake.all = fake.all.map((one, at) => (at ? { ...one, width: 500, height: 1000 } : one))
  await store.renew(new Set(['p1']))
  expect(store.runs.value).toMatchObject([{ ratios: [1500, 500] }])
})

test('shapes that are out of date are read anew, in one step', async () => {
  const fake = new Fake(pictures(6))
  const store = new GalleryStore(fake)
  await store.open(EVERYTHING)
  fake.all = fake.all.filter((one) => one.id !== 'p3')
  await store.read(2, 4)
  expect(shown(store)).toHaveLength(5)
  expect(shown(store)[0]).toBe('p0')
})

test('an answer to an older wish changes nothing', async () => {
  const fake = new Fake(pictures(4))
  const store = new GalleryStore(fake)
  const first = store.open(EVERYTHING)
  fake.all = fake.all.slice(0, 1)
  await Promise.all([first, store.open({ ...EVERYTHING, q: 'lake' })])
  expect(shown(store)).toEqual(['p0'])
})

test('a server that does not answer is said, and trying again is enough', async () => {
  const fake = new Fake(pictures(2))
  const store = new GalleryStore({ ...bound(fake), outline: () => Promise.reject(new Error('no')) })
  await store.open(EVERYTHING)
  expect(store.failure.value).not.toBeNull()
  expect(store.loading.value).toBe(false)
})

function bound(fake: Fake): World {
  return { page: (asked) => fake.page(asked), outline: (asked) => fake.outline(asked), counts: () => fake.counts() }
}
