import { expect, test } from 'vitest'
import { elsewhere, together, usedIn } from './spending'
import { answer, message } from './testing'
import type { Message, Reply } from './wire'

const used = (...costs: (number | null)[]): Reply['usage'] =>
  costs.map((cost) => ({ model: 'm', purpose: 'chat', cost, tokens_in: 1, tokens_out: 1, basis: cost === null ? 'unknown' : 'provider' }))
function said(id: string, ...costs: (number | null)[]): Message {
  const plain = answer(id, null)
  return { ...plain, reply: { ...plain.reply!, usage: used(...costs) } }
}

test('what replies told is summed, and what nobody knows is counted', () => {
  expect(usedIn([message('u', null), said('r1', 100, null), said('r2', 20)])).toEqual({ cost: 120, unknown: 1 })
})

test('what the server knows of other branches stays while a reply tells more', () => {
  const beside = elsewhere({ cost: 1_000, unknown: 2 }, [said('r1', 100, null)])
  expect(beside).toEqual({ cost: 900, unknown: 1 })
  expect(together(beside, usedIn([said('r1', 100, null), said('r2', 50)]))).toEqual({ cost: 1_050, unknown: 2 })
})

test('a call that was unknown in the reply and is known by now counts once', () => {
  const beside = elsewhere({ cost: 300, unknown: 0 }, [said('r1', null)])
  expect(together(beside, usedIn([said('r1', null)]))).toEqual({ cost: 300, unknown: 0 })
})

test('a server that says nothing of it leaves what the replies told', () => {
  expect(elsewhere(undefined, [said('r1', 100)])).toEqual({ cost: 0, unknown: 0 })
})
