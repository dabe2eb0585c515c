import { expect, test } from 'vitest'
import { answer, picture, version } from '@/conversation/testing'
import type { Message, Picture } from '@/conversation/wire'
import { latestCards } from './pictured'

const one = (image: string, done: boolean) => picture(image, { version: done ? version('v1') : null })
function made(id: string, ...pictures: Picture[]): Message {
  const message = answer(id, null)
  return { ...message, reply: { ...message.reply!, pictures } }
}

test('the full card stands where the picture was last made or changed', () => {
  const cards = latestCards([made('a', one('i1', true), one('i2', true)), made('b', one('i1', true))])
  expect([cards.get('i1'), cards.get('i2')]).toEqual([{ turn: 'b', index: 0 }, { turn: 'a', index: 1 }])
})

test('an older card does not shrink before the new version is there', () => {
  const cards = latestCards([made('a', one('i1', true)), made('b', one('i1', false))])
  expect(cards.get('i1')!.turn).toBe('a')
})
