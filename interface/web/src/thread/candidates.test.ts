import { expect, test } from 'vitest'
import { emptyReply } from '@/conversation/reduce'
import { BARE_PICTURE, type Picture, type Reply } from '@/conversation/wire'
import { columnsFor, leadingPicture, letterOf, placesOf } from './candidates'

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

test('they stand in rows that are full, as far as that goes', () => {
  expect([2, 3, 4, 5, 6, 10].map(columnsFor)).toEqual([2, 3, 2, 3, 3, 3])
})

test('what is suggested is about the one that was picked', () => {
  const picked = (place: number) => reply({ candidates: [{ count: 3, models: [], blind: false, picked: place }] })
  expect(leadingPicture(picked(3))?.image).toBe('i3')
  expect(leadingPicture(picked(0))).toBeNull()
  expect(leadingPicture(reply({ candidates: [], pictures: [picture(0, 0)] }))?.image).toBe('i0')
})
