import { expect, test } from 'vitest'
import { exchanges } from './branch'
import type { Choice, Message } from './wire'

const choice = (label: string, code: string, say = label) => ({ label, say, said: { label: { code, params: {} } } }) as unknown as Choice
const PAINT = choice('Paint', 'choice_paint')
const AGAIN = choice('Refine again', 'choice_refine_again')
const COMMAND = choice('Undo', 'choice_undo', '/undo')

const message = (id: string, role: 'user' | 'assistant', text: string, more: object = {}) =>
  ({ id, role, text, parent: null, client_id: null, reply: null, ...more }) as unknown as Message

function answered(text: string, ...choices: Choice[]): Choice | undefined {
  const asked = message('b', 'assistant', '', { parent: 'a', reply: { question: { text: 'So?', choices } } })
  const [, second] = exchanges([message('a', 'user', '/image a fox'), asked, message('c', 'user', text, { parent: 'b' })])
  return second!.answer
}

test('a click on an answer is known as the choice that was clicked', () => {
  expect(answered('Paint', AGAIN, PAINT)).toBe(PAINT)
  expect(answered('Refine again: by night', PAINT, AGAIN)).toBe(AGAIN)
})

test('a command, and words of one’s own, are what they say', () => {
  expect(answered('/undo', COMMAND)).toBeUndefined()
  expect(answered('Paint it blue', PAINT)).toBeUndefined()
  expect(exchanges([message('a', 'user', 'Paint')])[0]!.answer).toBeUndefined()
})
