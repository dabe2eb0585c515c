import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ApiError } from '@/api/error'
import { createAutosave } from './autosave'

let saves: { text: string; done: () => void; fail: (reason: unknown) => void }[]
let pad: ReturnType<typeof createAutosave>

beforeEach(() => {
  vi.useFakeTimers()
  saves = []
  pad = createAutosave('old', (text) => new Promise((done, fail) => saves.push({ text, done, fail })))
})

afterEach(() => vi.useRealTimers())

const pause = () => vi.advanceTimersByTimeAsync(1000)

test('it saves once, when the typing pauses, and says so', async () => {
  pad.type('n')
  pad.type('ne')
  pad.type('new')
  expect(pad.state.phase).toBe('unsaved')
  await pause()
  expect(saves.map(({ text }) => text)).toEqual(['new'])
  expect(pad.state.phase).toBe('saving')
  saves[0]?.done()
  await pause()
  expect(pad.state.phase).toBe('saved')
})

test('what is typed while it saves is saved after it', async () => {
  pad.type('one')
  await pause()
  pad.type('one two')
  await pause()
  expect(saves).toHaveLength(1)
  saves[0]?.done()
  await pause()
  expect(saves[1]?.text).toBe('one two')
  saves[1]?.done()
  await pause()
  expect(pad.state.phase).toBe('saved')
})

test('a failure keeps the words; the next try saves them', async () => {
  pad.type('new')
  await pause()
  saves[0]?.fail(new ApiError({ code: 'unreachable', title: 'No answer' }))
  await pause()
  expect(pad.state).toMatchObject({ text: 'new', phase: 'unsaved', failure: { title: 'No answer' } })
  void pad.flush()
  saves[1]?.done()
  await pause()
  expect(pad.state).toMatchObject({ phase: 'saved', failure: null })
})

test('leaving saves at once, and nothing that is saved already', async () => {
  await pad.flush()
  expect(saves).toHaveLength(0)
  pad.type('new')
  void pad.flush()
  expect(saves.map(({ text }) => text)).toEqual(['new'])
})
