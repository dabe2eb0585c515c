// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { Outbox, withUnsent } from './outbox'
import { answer, message } from './testing'

const call = { conversation: 'c1', client_id: 'x1', text: 'hello' }

test('what was not sent survives a reload of the tab', () => {
  sessionStorage.clear()
  new Outbox(sessionStorage).put(call)
  expect(new Outbox(sessionStorage).of('c1').map((entry) => entry.call)).toEqual([call])
})

test('broken storage is no storage', () => {
  sessionStorage.setItem('atelier.outbox', '{')
  expect(new Outbox(sessionStorage).of('c1')).toEqual([])
})

test('an unsent message that the branch already holds is not shown twice', () => {
  const stored = message('m1', null, { client_id: 'x1' })
  expect(withUnsent([stored], [{ call, said: '', refused: null }])).toEqual([stored])
})

test('an unsent edit stands where the edited message stood', () => {
  const branch = [message('m1', null), answer('a1', 'm1'), message('m2', 'a1'), answer('a2', 'm2')]
  const shown = withUnsent(branch, [{ call: { ...call, parent: 'a1' }, said: '', refused: null }])
  expect(shown.map((one) => one.id)).toEqual(['m1', 'a1', 'unsent:x1'])
  const top = withUnsent(branch, [{ call: { ...call, parent: '' }, said: '', refused: null }])
  expect(top.map((one) => one.id)).toEqual(['unsent:x1'])
})
