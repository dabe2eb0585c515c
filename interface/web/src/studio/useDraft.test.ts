// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { boxText } from '@/composer/box'
import { useDraft } from './useDraft'

const scopes: ReturnType<typeof effectScope>[] = []

function visit(id: string | null) {
  const conversation = ref(id)
  const scope = effectScope()
  scope.run(() => useDraft(conversation))
  scopes.push(scope)
  return conversation
}

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  boxText.value = ''
})
afterEach(() => {
  for (const scope of scopes.splice(0)) scope.stop()
  vi.useRealTimers()
})

async function type(text: string) {
  boxText.value = text
  await nextTick()
}

test('words come back after a reload', async () => {
  visit('c1')
  await type('half a')
  await vi.advanceTimersByTimeAsync(300)
  scopes.pop()!.stop()
  boxText.value = ''
  visit('c1')
  expect(boxText.value).toBe('half a')
})

test('words that were sent before they were kept do not', async () => {
  visit('c1')
  await type('sent at once')
  await type('')
  await vi.advanceTimersByTimeAsync(1000)
  expect(Object.keys(localStorage)).toEqual([])
})

test('every conversation has its own', async () => {
  const conversation = visit('c1')
  await type('for the first')
  conversation.value = 'c2'
  await nextTick()
  expect(boxText.value).toBe('')
  conversation.value = 'c1'
  await nextTick()
  expect(boxText.value).toBe('for the first')
})

test('words that were typed before the first picture came go with the conversation that it begins', async () => {
  const conversation = ref<string | null>(null)
  const scope = effectScope()
  scope.run(() => useDraft(conversation, (id) => id === 'begun here'))
  scopes.push(scope)
  await type('make it darker')
  conversation.value = 'begun here'
  expect(boxText.value).toBe('make it darker')
  conversation.value = null
  expect(boxText.value).toBe('')
})
