import { expect, test, vi } from 'vitest'
import { importFile } from './importing'

const FILE = new Blob(['zip'])
const NOTE = { code: 'import_lost', params: { count: 2 } }

function answering(lines: readonly object[], cut: number): void {
  const bytes = new TextEncoder().encode(lines.map((one) => `${JSON.stringify(one)}\n`).join(''))
  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      for (let at = 0; at < bytes.length; at += cut) stream.enqueue(bytes.slice(at, at + cut))
      stream.close()
    },
  })
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, { headers: { 'Content-Type': 'application/x-ndjson' } })))
}

test.each([3, 7, 1000])('how far it is, then what came, wherever the network cuts (%i)', async (cut) => {
  const heard: number[] = []
  const conversations = [{ id: 'c', title: 'Ümläut', messages: 2, pictures: 1 }]
  const data = { conversations, notes: ['2 lost'], said: { 'notes.0': NOTE } }
  answering([{ progress: 0.25, done: 0 }, { progress: 1, done: 1 }, { success: true, data }], cut)
  expect(await importFile(FILE, (progress) => heard.push(progress), new AbortController().signal)).toEqual({
    conversations,
    notes: ['2 lost'],
  })
  expect(heard).toEqual([0.25, 1])
})

test('why it is refused is said, also in the last line', async () => {
  answering([{ progress: 0, done: 0 }, { success: false, error: { code: 'archive_refused', title: 'No', message: 'A link' } }], 50)
  await expect(importFile(FILE, () => {}, new AbortController().signal)).rejects.toMatchObject({ code: 'archive_refused', text: 'A link' })
})

test('an answer that breaks off is no success', async () => {
  answering([{ progress: 0, done: 0 }], 50)
  await expect(importFile(FILE, () => {}, new AbortController().signal)).rejects.toMatchObject({ code: 'unreachable' })
})
