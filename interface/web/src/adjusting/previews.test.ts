import { expect, test } from 'vitest'
import { ApiError } from '@/api/error'
import type { Order } from './calls'
import { createPreviews } from './previews'

function studio() {
  const asked: { orders: Order[]; signal: AbortSignal; answer: () => void; refuse: () => void }[] = []
  const previews = createPreviews(
    (orders, signal) =>
      new Promise<Blob>((resolve, reject) => {
        const refuse = () => reject(new ApiError({ code: 'busy', title: 'Busy', message: 'Try again.' }, 503))
        asked.push({ orders, signal, answer: () => resolve(new Blob([JSON.stringify(orders)])), refuse })
        signal.addEventListener('abort', () => reject(signal.reason as Error))
      }),
  )
  const at = (value: number): Order[] => [{ type: 'brightness', factor: value }]
  return { asked, previews, at }
}

test('while one is drawn only the newest waits, and it is the one that is shown', async () => {
  const { asked, previews, at } = studio()
  const shown = previews.ask(at(1.1))
  void previews.ask(at(1.2))
  void previews.ask(at(1.3))
  expect(asked.length).toBe(1)
  asked[0]!.answer()
  await Promise.resolve().then(() => new Promise((done) => setTimeout(done)))
  expect(asked.map(({ orders }) => orders)).toEqual([at(1.1), at(1.3)])
  asked[1]!.answer()
  await shown
  expect(previews.state.draft?.of).toBe(JSON.stringify(at(1.3)))
  expect(previews.state.computing).toBe(false)
})

test('back at rest nothing is drawn, and what was begun is given up', async () => {
  const { asked, previews, at } = studio()
  const shown = previews.ask(at(1.1))
  await previews.ask([])
  await shown
  expect(asked[0]!.signal.aborted).toBe(true)
  expect(previews.state).toMatchObject({ draft: null, computing: false, failure: null })
})

test('what could not be drawn is told until something else is asked for', async () => {
  const { asked, previews, at } = studio()
  const shown = previews.ask(at(1.1))
  asked[0]!.refuse()
  await shown
  expect(previews.state.failure?.title).toBe('Busy')
  void previews.ask(at(1.2))
  expect(previews.state.failure).toBeNull()
})
