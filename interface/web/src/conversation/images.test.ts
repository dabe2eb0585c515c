import { expect, test } from 'vitest'
import { bestUrl, cardSources, originOf, originOfImage, reached, redoOf, undoOf, withEvent } from './images'
import { image, recipe, version } from './testing'

const [v1, v2, v3] = [version('v1'), version('v2', 'v1'), version('v3', 'v1')]

test('undo goes to the parent, redo to the newest version made from the shown one', () => {
  expect(undoOf(image([v1, v2, v3], 'v3'))?.id).toBe('v1')
  expect(redoOf(image([v1, v2, v3], 'v1'))?.id).toBe('v3')
  expect(undoOf(image([v1], 'v1'))).toBeNull()
  expect(redoOf(image([v1, v2], 'v2'))).toBeNull()
})

test('undo and redo pass by what is no longer kept', () => {
  const gone = version('v2', 'v1', { kept: false })
  const later = version('v3', 'v2')
  expect(undoOf(image([v1, gone, later], 'v3'))?.id).toBe('v1')
  expect(redoOf(image([v1, gone, later], 'v1'))?.id).toBe('v3')
  expect(redoOf(image([v1, gone], 'v1'))).toBeNull()
})

test('a name belongs to the version that got it last', () => {
  const named = (id: string, name: string) => ({ type: 'VersionNamed', image: 'i1', version: id, name }) as const
  const once = withEvent([image([v1, v2])], 'c1', named('v1', 'final'))
  const [found] = withEvent(once, 'c1', named('v2', 'Final'))
  expect(found!.versions.map(({ name }) => name)).toEqual(['', 'Final'])
  expect(found!.current).toBe('v2')
})

test('an image has its new title, and no other one', () => {
  const other = { ...image([v1]), id: 'i2', title: 'Dog' }
  const event = { type: 'ImageRenamed', image: 'i1', title: 'summer' } as const
  expect(withEvent([image([v1]), other], 'c1', event).map(({ title }) => title)).toEqual(['summer', 'Dog'])
})

test('an image has the words that say what it shows', () => {
  const event = { type: 'ImageDescribed', image: 'i1', alt: 'a lake', alt_at: 'v1' } as const
  expect(withEvent([image([v1])], 'c1', event).map(({ alt, alt_at }) => [alt, alt_at])).toEqual([['a lake', 'v1']])
})

test('what no browser shows is looked at as the picture made for the screen', () => {
  const tiff = version('v2', 'v1', { filename: 'img_v2.tiff', full: 'img_v2_full.webp', media_type: 'image/tiff' })
  expect(bestUrl('c1', tiff)).toContain('img_v2_full.webp')
  expect(bestUrl('c1', version('v3', 'v2', { full: 'img_v3_full.webp' }))).toContain('img_v3.png')
})

test('versions that undo cannot reach are ahead', () => {
  expect([...reached(image([v1, v2, v3], 'v2'))]).toEqual(['v2', 'v1'])
})

test('a version that arrives twice is there once', () => {
  const event = { type: 'ImageReady', image: 'i1', number: 1, title: 'Lake', version: v2, place: 0 } as const
  const once = withEvent([image([v1])], 'c1', event)
  const twice = withEvent(once, 'c1', event)
  expect(twice[0]!.versions.map((one) => one.id)).toEqual(['v1', 'v2'])
  expect(twice[0]!.current).toBe('v2')
})

test('only a model that is an AI is marked so, and an edit made here does not wash it off', () => {
  const ai = version('a1', null, { recipe: recipe('painting', null, {}, 'model:openrouter/google/x') })
  const cropped = version('a2', 'a1', { recipe: recipe('operation', 'a1') })
  expect([originOf(v1), originOf(ai), originOf(cropped)]).toEqual(['sketch', 'ai', 'local'])
  expect(originOfImage(image([ai, cropped]), cropped)).toBe('ai')
})

test('a card takes no more pixels than it shows, and a small picture is its own card', () => {
  const tall = version('v1', null, { width: 3000, height: 4000, image: 'i1' })
  expect(cardSources('c1', tall)).toMatchObject({
    srcset: expect.stringMatching(/format=card&version=v1 1080w, .+ 3000w$/),
    sizes: 'min(100vw, 720px, 45svh)',
  })
  expect(cardSources('c1', version('v1', null, { width: 1440, height: 900 })).srcset).toBeUndefined()
  expect(cardSources('c1', { ...tall, media_type: 'image/gif' }).srcset).toBeUndefined()
  expect(cardSources('c1', { ...tall, kept: false }).srcset).toBeUndefined()
})
