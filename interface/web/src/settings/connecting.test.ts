import { beforeEach, expect, test } from 'vitest'
import { ApiError } from '@/api/error'
import type { EnrolmentStart, ProviderReport, Provider } from '@/api/types'
import { createConnecting, type Connecting } from './connecting'

const REPORT: ProviderReport = {
  label: 'Family', left: 5, limit: null, resets: '', spent: null, valid_until: '', unlimited: true, models: null, free: false,
  painters: null, version: '', milliseconds: 40, told: '',
}
const shown = (testable = true) => ({ name: 'acme', testable }) as Provider
const start = (returns: boolean): EnrolmentStart => ({ page: 'https://acme.example/auth', state: 's1', returns, good_for: 600 })

let calls: string[]
let refuses: string
let returns: boolean
let acme: Connecting

const said = async <T>(call: string, answer: T): Promise<T> => {
  calls.push(call)
  if (refuses === call.split(' ')[0]) throw new ApiError({ code: 'wrong_api_key', title: 'Acme refused the key' })
  return answer
}

beforeEach(() => {
  calls = []
  refuses = ''
  returns = true
  acme = createConnecting(
    'acme',
    {
      connect: (name, { key, address }) => said(`connect ${name} ${key} ${address}`, shown()),
      disconnect: (name) => said(`disconnect ${name}`, shown()),
      test: (name) => said(`test ${name}`, REPORT),
      enroll: (name, byHand) => said(`enroll ${name} ${byHand}`, start(returns && !byHand)),
      redeem: (name, state, code) => said(`redeem ${name} ${state} ${code}`, shown()),
    },
    async () => void calls.push('changed'),
    (page) => void calls.push(`go ${page}`),
  )
})

test('a key is given, the studio is asked anew, and the provider is asked about it', async () => {
  expect(await acme.connect('sk-1', '')).toBe(true)
  expect(calls).toEqual(['connect acme sk-1 ', 'changed', 'test acme'])
  expect(acme.state.report).toEqual(REPORT)
  expect(acme.state.work).toBe('')
})

test('a key that the studio does not take stays in its field', async () => {
  refuses = 'connect'
  expect(await acme.connect('nonsense', '')).toBe(false)
  expect(calls).toEqual(['connect acme nonsense '])
  expect(acme.state.failure?.title).toBe('Acme refused the key')
})

test('a key that the provider refuses is kept, and that is told', async () => {
  refuses = 'test'
  expect(await acme.connect('sk-1', '')).toBe(true)
  expect(acme.state.failure?.code).toBe('wrong_api_key')
  expect(acme.state.report).toBeNull()
})

test('a new try takes away what was said of the last one', async () => {
  refuses = 'test'
  await acme.test()
  refuses = ''
  await acme.test()
  expect(acme.state.failure).toBeNull()
  await acme.disconnect()
  expect(acme.state.report).toBeNull()
  expect(calls.slice(-2)).toEqual(['disconnect acme', 'changed'])
})

test('the browser leaves for the page of the provider where it comes back from there', async () => {
  await acme.enroll()
  expect(calls).toEqual(['enroll acme false', 'go https://acme.example/auth'])
  expect(acme.state.byHand).toBeNull()
})

test.each([
  [true, true],
  [false, false],
])('else a code is asked for, which connects', async (byHand, comesBack) => {
  returns = comesBack
  await acme.enroll(byHand)
  expect(acme.state.byHand?.state).toBe('s1')
  expect(await acme.redeem('s1', 'code')).toBe(true)
  expect(acme.state.byHand).toBeNull()
  expect(calls.slice(-3)).toEqual(['redeem acme s1 code', 'changed', 'test acme'])
})

test('one thing at a time', async () => {
  const first = acme.disconnect()
  expect(acme.state.work).toBe('disconnecting')
  await acme.test()
  await first
  expect(calls).toEqual(['disconnect acme', 'changed'])
})
