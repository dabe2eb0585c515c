import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { awaited, onceWhole, shownAfterPaint, useStages } from './afterPaint'

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('document', { visibilityState: 'visible' })
  vi.stubGlobal('requestAnimationFrame', (paint: () => void) => setTimeout(paint, 16))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('what nobody looks at waits for a part, and for what the part waits for', async () => {
  const order: string[] = []
  const part = shownAfterPaint(() => new Promise<string>((done) => setTimeout(() => done('part'), 500)))
  void onceWhole(() => order.push('socket'))
  void part().then((name) => {
    order.push(name)
    void awaited(new Promise<void>((done) => setTimeout(done, 300))).then(() => order.push('what is in it'))
  })
  await vi.advanceTimersByTimeAsync(2000)
  expect(order).toEqual(['part', 'what is in it', 'socket'])
})

test('where nothing is awaited it comes after the paint, and a part that does not come is not waited for for ever', async () => {
  const order: string[] = []
  void onceWhole(() => order.push('at once'))
  await vi.advanceTimersByTimeAsync(100)
  expect(order).toEqual(['at once'])
  void awaited(new Promise(() => undefined))
  void onceWhole(() => order.push('in the end'))
  await vi.advanceTimersByTimeAsync(3000)
  expect(order).toEqual(['at once'])
  await vi.advanceTimersByTimeAsync(1100)
  expect(order).toEqual(['at once', 'in the end'])
})

test('a part that fails holds nothing up', async () => {
  const order: string[] = []
  awaited(Promise.reject(new Error('offline'))).catch(() => order.push('failed'))
  void onceWhole(() => order.push('socket'))
  await vi.advanceTimersByTimeAsync(100)
  expect(order).toEqual(['failed', 'socket'])
})

test('each stage is painted before the next one is made, and what nobody looks at waits for the last', async () => {
  const order: string[] = []
  const stage = useStages(2)
  void onceWhole(() => order.push('socket'))
  for (let paint = 0; paint < 8; paint++) {
    order.push(`${stage.value}`)
    await vi.advanceTimersByTimeAsync(17)
  }
  expect(order.indexOf('1')).toBeGreaterThan(order.indexOf('0'))
  expect(order.indexOf('2')).toBeGreaterThan(order.indexOf('1'))
  expect(order.indexOf('socket')).toBeGreaterThan(order.indexOf('2'))
  expect(stage.value).toBe(2)
})
