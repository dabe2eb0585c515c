import { expect, test } from 'vitest'
import { emptyReply } from '@/conversation/reduce'
import { BARE_PICTURE, type Picture, type Reply } from '@/conversation/wire'
import { letterOf, placesOf } from './candidates'

function picture(group: number, place: number): Picture {
  return { ...BARE_PICTURE, image: `i${place}`, number: place, title: 'Fox', width: 3, height: 2, group, place }
}

function reply(change: Partial<Reply>): Reply {
  const candidates = [{ count: 3, models: [], blind: false, picked: 0 }]
  return { ...emptyReply('t1'), candidates, pictures: [picture(1, 3), picture(0, 0), picture(1, 1)], ...change }
}

test('while it is painted each place is there, also one that waits', () => {
  expect(placesOf(reply({}), 1).map(({ place, picture }) => [place, picture?.image])).toEqual([
    [1, 'i1'],
    [2, undefined],
    [3, 'i3'],
  ])
})

test('afterwards only what came of it', () => {
  expect(placesOf(reply({ state: 'stopped' }), 1).map(({ place }) => place)).toEqual([1, 3])
})

test('a place has a letter while nobody knows who painted it', () => {
  expect([1, 2, 4].map(letterOf)).toEqual(['A', 'B', 'D'])
})
