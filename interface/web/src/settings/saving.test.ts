import { expect, test } from 'vitest'
import { ApiError } from '@/api/error'
import type { Settings } from '@/api/types'
import { createSaving } from './saving'

function studio() {
  const asked: Partial<Settings>[] = []
  const server = { refuses: false, asked }
  const saving = createSaving(async (changes) => {
    asked.push(changes)
    if (server.refuses) throw new ApiError({ code: 'unreachable', title: 'No answer' })
  })
  return { server, ...saving }
}

test('a change goes out as it is', async () => {
  const { server, save, state } = studio()
  await save({ theme: 'dark' })
  expect(server.asked).toEqual([{ theme: 'dark' }])
  expect(state).toMatchObject({ failure: null, unsaved: {}, saving: 0 })
})

test('what was refused is kept, and goes out again with Retry', async () => {
  const { server, save, retry, state } = studio()
  server.refuses = true
  await save({ theme: 'dark' })
  expect(state.failure?.title).toBe('No answer')
  server.refuses = false
  await retry()
  expect(server.asked.at(-1)).toEqual({ theme: 'dark' })
  expect(state).toMatchObject({ failure: null, unsaved: {} })
})

test('the next change takes along what was refused before', async () => {
  const { server, save } = studio()
  server.refuses = true
  await save({ theme: 'dark' })
  server.refuses = false
  await save({ enter_sends: false })
  expect(server.asked.at(-1)).toEqual({ theme: 'dark', enter_sends: false })
})
