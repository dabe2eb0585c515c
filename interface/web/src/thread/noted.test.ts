import { expect, test } from 'vitest'
import { emptyReply } from '@/conversation/reduce'
import { message } from '@/conversation/testing'
import type { Choice, Message } from '@/conversation/wire'
import { beside } from './noted'

const choice = (label: string, say: string, options = {}): Choice => ({ label, say, image: 'i1', version: 'v2', options })
const UNDO = choice('Undo', '/undo 1')
const CARDS = new Map([['i1', { turn: 't1', index: 0 }]])

function noting(choices: Choice[]): Message {
  const note = { text: 'Done here, free', choices, said: { text: { code: 'note_done_here' as const, params: {} } } }
  return { ...message('t1', 'm1', { role: 'assistant' }), reply: { ...emptyReply('t1'), note } }
}

test('what the card has tools for is not offered again', () => {
  const choices = [choice('Fetch', '/nobg u2net fetch'), choice('Refine', '/nobg refine', { refine: true }), choice('Undo', '/undo')]
  expect(beside(noting(choices), CARDS)?.choices.map(({ label }) => label)).toEqual(['Fetch'])
})

test('a note that has nothing else to say is left out', () => {
  expect(beside(noting([UNDO]), CARDS)).toBeNull()
})

test('without a card, and for more than one step, it stays', () => {
  expect(beside(noting([UNDO]), new Map())?.choices).toEqual([UNDO])
  expect(beside(noting([choice('Undo', '/undo 2')]), CARDS)?.choices).toHaveLength(1)
})
