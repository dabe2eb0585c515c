import { beforeEach, expect, test } from 'vitest'
import { ApiError } from '@/api/error'
import { createEntry, ownAddress } from './entry'

let clock: number
let asked: string[]
let refusal: ApiError | null
let entry: ReturnType<typeof createEntry>

beforeEach(() => {
  clock = 1_000_000
  asked = []
  refusal = null
  const ask = (what: string) => async (name: string, password: string) => {
    asked.push(`${what} ${name} ${password}`)
    if (refusal) throw refusal
  }
  entry = createEntry({ logIn: ask('in'), register: ask('new') }, () => clock)
  Object.assign(entry.fields, { name: ' ada ', password: 'correct horse' })
})

test('one comes in with name and password, and the password is forgotten', async () => {
  expect(await entry.enter()).toBe(true)
  expect(asked).toEqual(['in ada correct horse'])
  expect(entry.fields.password).toBe('')
})

test('a first account is made in the same place', async () => {
  entry.swap()
  await entry.enter()
  expect(asked).toEqual(['new ada correct horse'])
})

test('a refusal keeps what was typed', async () => {
  refusal = new ApiError({ code: 'wrong_password', title: 'They do not match' })
  expect(await entry.enter()).toBe(false)
  expect(entry.state).toMatchObject({ busy: false, failure: { code: 'wrong_password' } })
  expect(entry.fields).toMatchObject({ name: ' ada ', password: 'correct horse' })
})

test('too many tries hold the door until the time is over, and only that door', async () => {
  refusal = new ApiError({ code: 'too_many_tries', title: 'Too many tries', retry_after: 60 })
  await entry.enter()
  clock += 59_999
  await entry.enter()
  expect(asked).toHaveLength(1)
  refusal = null
  entry.swap()
  expect(await entry.enter()).toBe(true)
  entry.swap()
  entry.fields.password = 'correct horse'
  clock += 1
  expect(await entry.enter()).toBe(true)
})

test('an empty field is named before the server is asked', async () => {
  entry.fields.password = ''
  await entry.enter()
  expect(entry.state.missing).toBe('password')
  entry.fields.name = '  '
  await entry.enter()
  expect(entry.state.missing).toBe('name')
  expect(asked).toEqual([])
})

test('a second press while it signs in does nothing', async () => {
  await Promise.all([entry.enter(), entry.enter()])
  expect(asked).toHaveLength(1)
})

test('swapping between the two forgets the refusal', async () => {
  refusal = new ApiError({ code: 'name_taken', title: 'Taken' })
  entry.swap()
  await entry.enter()
  entry.swap()
  expect(entry.state).toMatchObject({ mode: 'sign-in', failure: null })
})

test('only our own addresses are followed', () => {
  expect(ownAddress('/c/1?x=2')).toBe('/c/1?x=2')
  expect(ownAddress('//evil.example')).toBe('/')
  expect(ownAddress('/\\evil.example')).toBe('/')
  expect(ownAddress('https://evil.example')).toBe('/')
  expect(ownAddress('/login')).toBe('/')
  expect(ownAddress(undefined)).toBe('/')
})
