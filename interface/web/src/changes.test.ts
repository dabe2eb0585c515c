import { expect, test } from 'vitest'
import type { Settings } from '@/api/types'
import { createChanges } from './changes'

const START = { theme: 'light', enter_sends: true, history_count: 10 } as Settings

/** A server whose answers are given one by one; what was sent, and what is shown. */
function talking() {
  const sent: Partial<Settings>[] = []
  const answers: ((answer: Settings | Error) => void)[] = []
  let shown = START
  const send = (changes: Partial<Settings>) => {
    sent.push(changes)
    return new Promise<Settings>((resolve, reject) => {
      answers.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer)))
    })
  }
  const changing = createChanges(send, (settings) => (shown = settings))
  return { sent, answers, made: changing.made, shown: () => shown, change: (changes: Partial<Settings>) => changing.change(shown, changes) }
}

const soon = () => new Promise((resolve) => setTimeout(resolve))

test('a change is seen at once, and then what the server made of it', async () => {
  const { answers, shown, change } = talking()
  const done = change({ history_count: 7 })
  expect(shown().history_count).toBe(7)
  await soon()
  answers[0]!({ ...START, history_count: 5 })
  await done
  expect(shown().history_count).toBe(5)
})

test('an answer does not take back what was changed since it was asked for', async () => {
  const { sent, answers, shown, change } = talking()
  const first = change({ history_count: 7 })
  const second = change({ enter_sends: false })
  await soon()
  expect(sent).toEqual([{ history_count: 7 }])
  answers[0]!({ ...START, history_count: 7 })
  await first
  expect(shown()).toEqual({ ...START, history_count: 7, enter_sends: false })
  await soon()
  expect(sent).toEqual([{ history_count: 7 }, { enter_sends: false }])
  answers[1]!({ ...START, history_count: 7, enter_sends: false })
  await second
  expect(shown()).toEqual({ ...START, history_count: 7, enter_sends: false })
})

test('what is refused is taken back alone', async () => {
  const { answers, shown, change } = talking()
  const refused = change({ history_count: 7_000 })
  const taken = change({ theme: 'dark' })
  await soon()
  answers[0]!(new Error('too many'))
  await expect(refused).rejects.toThrow('too many')
  expect(shown()).toEqual({ ...START, theme: 'dark' })
  await soon()
  answers[1]!({ ...START, theme: 'dark' })
  await taken
  expect(shown()).toEqual({ ...START, theme: 'dark' })
})

test('what was read beside a change can be told from what was read after it', async () => {
  const { answers, made, change } = talking()
  const before = made()
  const done = change({ history_count: 7 })
  expect(made()).toBeNull()
  await soon()
  answers[0]!({ ...START, history_count: 7 })
  await done
  expect(made()).not.toBeNull()
  expect(made()).not.toBe(before)
})
