import { expect, test } from 'vitest'
import { asTheyWere, elsewhere, less, together, usedIn } from './spending'
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

test('a call of a running turn counts once, whenever the conversation was read', () => {
  const running = (message: Message): Message => ({ ...message, reply: { ...message.reply!, state: 'running' } })
  // the server leaves out what runs: here, one call of it was told before the reading and one while it was on its way
  const read = [said('r1', 100), running(said('r2', 30))]
  const shown = [said('r1', 100), said('r2', 30, 7)]
  const beside = elsewhere({ cost: 150, unknown: 0 }, asTheyWere(shown, read))
  expect(beside).toEqual({ cost: 50, unknown: 0 })
  expect(together(beside, usedIn(shown))).toEqual({ cost: 187, unknown: 0 })
})

test('older messages that were read are no longer elsewhere', () => {
  const older = [said('r0', 40, null)]
  expect(less({ cost: 90, unknown: 1 }, usedIn(older))).toEqual({ cost: 50, unknown: 0 })
})
