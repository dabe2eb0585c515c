// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest'

beforeEach(() => {
  localStorage.clear()
  vi.resetModules()
})

test('what was tried is known after a reload', async () => {
  const first = await import('./tried')
  expect(first.triedCount.value).toBe(0)
  first.haveTried('/nobg')
  first.haveTried('/nobg')
  vi.resetModules()
  const again = await import('./tried')
  expect([again.triedCount.value, again.tried.value.has('/nobg'), again.tried.value.has('/compress')]).toEqual([1, true, false])
})

test('what somebody else wrote there is passed over', async () => {
  localStorage.setItem('atelier.tried', '{"no": "list"}')
  expect((await import('./tried')).triedCount.value).toBe(0)
})
