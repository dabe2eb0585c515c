import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { TurnEvent } from '@/conversation/wire'
import { paint, type PaintRequest } from './paint'

const REQUEST: PaintRequest = {
  prompt: 'a lake',
  model: 'm',
  include_summary: false,
  include_messages: false,
  include_memory_pad: false,
  history_count: 10,
  deep_context: false,
  better_context: true,
}

let heard: TurnEvent[]

beforeEach(() => (heard = []))
afterEach(() => vi.unstubAllGlobals())

/** The network gives this answer; the promise is the request that was made. */
function answering(answer: () => Response): void {
  vi.stubGlobal('fetch', () => new Promise<Response>((done) => done(answer())))
}

const asking = () => paint(REQUEST, new AbortController().signal, (event) => heard.push(event))

/** An answer in lines, cut into pieces wherever the network likes. */
function inLines(said: readonly object[], cut: number): Response {
  const bytes = new TextEncoder().encode(said.map((one) => `${JSON.stringify(one)}\n`).join(''))
  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      for (let at = 0; at < bytes.length; at += cut) stream.enqueue(bytes.slice(at, at + cut))
      stream.close()
    },
  })
  return new Response(body, { headers: { 'Content-Type': 'application/x-ndjson' } })
}

const STEPS: TurnEvent[] = [
  { type: 'StatusChanged', step: 'refine', text: 'Refining “Über”' },
  { type: 'ImagePreview', image: 'picture', place: 0, url: '/api/v1/previews/w/picture/1' },
]
const DONE = { status: 'success', images: ['data:image/png;base64,AA=='], text: '', model: 'm', refined_prompt: 'r' }

test('a picture comes as it is', async () => {
  answering(() => Response.json({ status: 'success', images: ['data:image/png;base64,AA=='], text: '', model: 'm', refined_prompt: 'r' }))
  expect(await asking()).toMatchObject({ images: ['data:image/png;base64,AA=='] })
})

test('an error keeps its code and its words', async () => {
  answering(() => Response.json({ status: 'error', code: 'openrouter_error', message: 'It said no.' }, { status: 502 }))
  await expect(asking()).rejects.toMatchObject({ code: 'openrouter_error', text: 'It said no.', retryAfter: null })
})

test('a limit says how long to wait', async () => {
  const limited = { status: 'error', code: 'too_many', message: 'Ten a minute.' }
  answering(() => Response.json(limited, { status: 429, headers: { 'Retry-After': '17' } }))
  await expect(asking()).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 17 })
})

test.each([
  [429, 'rate_limited'],
  [504, 'timeout'],
  [401, 'unauthorized'],
  [502, 'internal_error'],
])('a page of a proxy (%i) is understood by its status', async (status, code) => {
  answering(() => new Response('<html>', { status }))
  await expect(asking()).rejects.toMatchObject({ code, details: `HTTP ${status}` })
})

test('no answer is a failure of its own', async () => {
  answering(() => {
    throw new TypeError('Failed to fetch')
  })
  await expect(asking()).rejects.toMatchObject({ code: 'unreachable' })
})

test('an aborted request rejects with the abort, not with a failure', async () => {
  answering(() => {
    throw new DOMException('stopped', 'AbortError')
  })
  await expect(paint(REQUEST, AbortSignal.abort(), () => {})).rejects.toMatchObject({ name: 'AbortError' })
})

test.each([1, 7, 10_000])('steps are told as they come, in pieces of %i bytes, and the last line is the answer', async (cut) => {
  answering(() => inLines([...STEPS, DONE], cut))
  expect(await asking()).toMatchObject({ images: DONE.images })
  expect(heard).toEqual(STEPS)
})

test('a failure in the last line keeps its code, its words and its wait', async () => {
  answering(() => inLines([...STEPS, { status: 'error', code: 'openrouter_error', message: 'Busy.', retry_after: 7 }], 50))
  await expect(asking()).rejects.toMatchObject({ code: 'openrouter_error', text: 'Busy.', retryAfter: 7 })
  expect(heard).toHaveLength(2)
})

test('an answer that breaks off is no answer', async () => {
  answering(() => inLines(STEPS, 50))
  await expect(asking()).rejects.toMatchObject({ code: 'unreachable' })
})
