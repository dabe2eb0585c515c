import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { emptyReply, reduce } from './reduce'
import { BARE_PICTURE, type Reply, type TurnEvent } from './wire'

const TURNS = '../../tests/fixtures/turns'

function read(file: string): { events: TurnEvent[]; reply: Reply } {
  const lines = readFileSync(join(TURNS, file), 'utf8').trim().split('\n')
  const parsed = lines.map((line) => JSON.parse(line) as { event?: TurnEvent; reply?: Reply })
  return { events: parsed.flatMap((line) => (line.event ? [line.event] : [])), reply: parsed.at(-1)!.reply! }
}

/** A fixture leaves out what a picture says of nothing, and candidates where there are none. */
const whole = (reply: Reply): Reply => ({
  ...emptyReply(reply.turn),
  ...reply,
  pictures: reply.pictures.map((picture) => ({ ...BARE_PICTURE, ...picture })),
})

const files = readdirSync(TURNS).filter((name) => name.endsWith('.jsonl'))

describe('a turn folds here as it folds in Python', () => {
  test.each(files)('%s', (file) => {
    const { events, reply } = read(file)
    expect(events.reduce(reduce, emptyReply(reply.turn))).toEqual(whole(reply))
  })
})

test('the fixtures are there, and know every event', () => {
  const seen = new Set(files.flatMap((file) => read(file).events.map((event) => event.type)))
  const wire = readFileSync('src/conversation/wire.ts', 'utf8')
  const declared = [...wire.matchAll(/^ {2}type: "(\w+)"$/gm)].map((match) => match[1])
  expect([...seen].sort()).toEqual(declared.sort())
})

test('a reply is never changed in place', () => {
  const before = Object.freeze(emptyReply('t1'))
  const after = reduce(before, { type: 'TextDelta', text: 'Hello' })
  expect(before.text).toBe('')
  expect(after).toMatchObject({ text: 'Hello', seq: 1 })
})

test('an event this page does not know yet only counts', () => {
  const after = reduce(emptyReply('t1'), { type: 'FromTheFuture' } as unknown as TurnEvent)
  expect(after).toEqual({ ...emptyReply('t1'), seq: 1 })
})

test('a title that the studio gave keeps its code beside the note of what is painted', () => {
  const title = { code: 'collage_of_many', params: { count: 6 } } as const
  const note = { code: 'putting_together', params: {} } as const
  const place = { image: 'i1', number: 1, title: 'Collage of 6 pictures', width: 8, height: 8, place: 0, begun: '' }
  const begun = reduce(emptyReply('t1'), { type: 'ImageStarted', ...place, label: '', expected: null, said: { title } })
  const progress = { type: 'ImageProgress', image: 'i1', place: 0, fraction: 0.5, note: 'Putting them together', said: { note } } as const
  const nearer = reduce(begun, progress)
  expect(nearer.pictures[0]?.said).toEqual({ title, note })
  const named = reduce(nearer, { type: 'TitleChanged', title: 'Undo', said: { title: { code: 'called_undo', params: {} } } })
  expect(named.said?.title?.code).toBe('called_undo')
  expect(reduce(named, { type: 'TitleChanged', title: 'Koi pond' }).said).toBeUndefined()
})
