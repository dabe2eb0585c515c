import { expect, test } from 'vitest'
import { ApiError } from '@/api/error'
import type { Draft } from './calls'
import { createDrafts } from './drafts'
import type { Wish } from './refinement'

interface Asked {
  wish: Wish
  signal: AbortSignal
  answer: (draft: Draft) => void
  refuse: (reason: unknown) => void
}

function drafts() {
  const asked: Asked[] = []
  const compute = (wish: Wish, signal: AbortSignal) =>
    new Promise<Draft>((answer, refuse) => asked.push({ wish, signal, answer, refuse }))
  const made = createDrafts(compute, async () => {})
  return { ...made, asked }
}

const tick = () => new Promise((done) => setTimeout(done))
const wish = (version: string): Wish => ({ version })
const draft = (sure: number): Draft => ({ picture: new Blob([String(sure)]), sure })

test('a draft is computed and shown', async () => {
  const { state, ask, asked } = drafts()
  const asking = ask(wish('a'))
  expect(state.computing).toBe(true)
  asked[0]!.answer(draft(0.5))
  await asking
  expect(state).toMatchObject({ computing: false, draft: { sure: 0.5 }, failure: null })
})

test('the next one takes the place of the one that runs, also when the older comes later', async () => {
  const { state, ask, asked } = drafts()
  const first = ask(wish('a'))
  const second = ask(wish('b'))
  expect(asked[0]!.signal.aborted).toBe(true)
  await tick()
  asked[1]!.answer(draft(0.9))
  await second
  asked[0]!.answer(draft(0.1))
  await first
  expect(state.draft?.sure).toBe(0.9)
  expect(state.computing).toBe(false)
})

test('one that was given up is no failure, and the status goes on', async () => {
  const { state, ask, asked } = drafts()
  const first = ask(wish('a'))
  void ask(wish('b'))
  asked[0]!.refuse(new DOMException('given up', 'AbortError'))
  await first
  expect(state).toMatchObject({ computing: true, failure: null })
})

test('a failure keeps what was shown, and the same can be asked again', async () => {
  const { state, ask, retry, asked } = drafts()
  const first = ask(wish('a'))
  asked[0]!.answer(draft(0.5))
  await first
  const second = ask(wish('b'))
  asked[1]!.refuse(new ApiError({ code: 'busy', title: 'Too much to do' }))
  await second
  expect(state).toMatchObject({ draft: { sure: 0.5 }, failure: { code: 'busy' } })
  const third = retry()
  expect(asked[2]!.wish).toEqual(wish('b'))
  asked[2]!.answer(draft(0.6))
  await third
  expect(state).toMatchObject({ draft: { sure: 0.6 }, failure: null })
})

test('stopping gives up what runs', async () => {
  const { state, ask, stop, asked } = drafts()
  const asking = ask(wish('a'))
  stop()
  asked[0]!.answer(draft(0.5))
  await asking
  expect(asked[0]!.signal.aborted).toBe(true)
  expect(state).toMatchObject({ computing: false, draft: null })
})

test('of several in one go only the last is computed, besides the one that ran', async () => {
  const { ask, asked } = drafts()
  void ask(wish('a'))
  void ask(wish('b'))
  void ask(wish('c'))
  await tick()
  expect(asked.map((one) => one.wish.version)).toEqual(['a', 'c'])
})

test('what was given up while it rested is never computed', async () => {
  const { ask, stop, asked, state } = drafts()
  void ask(wish('a'))
  void ask(wish('b'))
  stop()
  await tick()
  expect(asked).toHaveLength(1)
  expect(state.computing).toBe(false)
})
