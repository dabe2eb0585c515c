import { beforeEach, expect, test } from 'vitest'
import '@/locales/later'
import type { PromptReview, TurnEvent } from '@/conversation/wire'
import { createForm } from './form'
import { PaintFailure, type Painted, type PaintRequest, type Proposed } from './paint'

interface Asked {
  request: PaintRequest
  signal: AbortSignal
  hear: (event: TurnEvent) => void
  answer: (painted: Partial<Painted>) => void
  propose: (proposed: Proposed) => void
  fail: (reason: unknown) => void
}

const PICTURE = 'data:image/png;base64,aGVsbG8='

let clock: number
let asked: Asked[]
let form: ReturnType<typeof createForm>

beforeEach(() => {
  clock = 1_000_000
  asked = []
  form = createForm(
    (request, signal, hear) =>
      new Promise((answer, fail) => {
        signal.addEventListener('abort', () => fail(signal.reason as Error))
        asked.push({
          request,
          signal,
          hear,
          answer: (painted) => answer({ images: [], text: '', model: 'm', refined_prompt: '', ...painted }),
          propose: answer,
          fail,
        })
      }),
    () => clock,
  )
  Object.assign(form.fields, { prompt: '  a lake  ', model: 'm', aspect: '3:2', summary: true, messages: true, memoryPad: true })
})

test('it asks with what is typed, and shows the picture and the refined prompt', async () => {
  const done = form.generate('c1')
  expect(form.state.phase).toBe('painting')
  expect(asked[0]?.request).toEqual({
    prompt: 'a lake',
    model: 'm',
    aspect: '3:2',
    conversation_id: 'c1',
    include_summary: true,
    include_messages: true,
    include_memory_pad: true,
    history_count: 10,
    deep_context: false,
    better_context: true,
    review: 'settings',
  })
  clock += 4200
  asked[0]?.answer({ images: [PICTURE], refined_prompt: 'A lake at dawn, watercolour' })
  await done
  expect(form.state.phase).toBe('done')
  expect(form.state.result).toMatchObject({ images: [PICTURE], prompt: 'a lake', seconds: 4.2 })
  expect(form.state.wanted).toBe('A lake at dawn, watercolour')
})

test('what happens meanwhile is told as in a turn, until it is over', async () => {
  const done = form.generate(null)
  expect(form.state.coming).toMatchObject({ started: new Date(clock).toISOString(), pictures: [] })
  const made = { image: 'picture', place: 0 }
  const size = { width: 900, height: 600 }
  asked[0]?.hear({ type: 'ImageStarted', ...made, number: 0, title: 'Lake', ...size, label: 'M', begun: '', expected: null })
  asked[0]?.hear({ type: 'ImageProgress', ...made, fraction: 0.4, note: '' })
  asked[0]?.hear({ type: 'ImagePreview', ...made, url: '/preview' })
  expect(form.state.coming?.pictures).toMatchObject([{ width: 900, fraction: 0.4, preview: '/preview' }])
  asked[0]?.answer({ images: [PICTURE] })
  await done
  expect(form.state.coming).toBeNull()
})

test('what is told after a stop is not heard, nor by the next picture', () => {
  void form.generate(null)
  form.stop()
  expect(form.state.coming).toBeNull()
  void form.generate(null)
  asked[0]?.hear({ type: 'StatusChanged', step: 'paint', text: 'Painting' })
  expect(form.state.coming).toMatchObject({ status: '' })
})

test('without a conversation nothing of one is asked for', () => {
  void form.generate(null)
  expect(asked[0]?.request).toMatchObject({
    include_summary: false,
    include_messages: false,
    include_memory_pad: false,
    deep_context: false,
  })
  expect(asked[0]?.request).not.toHaveProperty('conversation_id')
})

test('a refined prompt that was rewritten is sent exactly, and can be taken back', async () => {
  const first = form.generate('c1')
  asked[0]?.answer({ images: [PICTURE], refined_prompt: 'A lake at dawn' })
  await first
  form.rewrite('A lake at dusk')
  void form.generate('c1')
  expect(asked[1]?.request).toMatchObject({ prompt: 'A lake at dusk', better_context: false, include_messages: false })
  form.stop()
  form.takeBack()
  void form.generate('c1')
  expect(asked[2]?.request).toMatchObject({ prompt: 'a lake', better_context: true, include_messages: true })
})

test('a style is said beside the prompt, not to words that are sent exactly, and stays after clear', async () => {
  form.fields.style = 'ink'
  const first = form.generate(null)
  expect(asked[0]?.request).toMatchObject({ prompt: 'a lake', style: 'ink' })
  asked[0]?.answer({ images: [PICTURE], refined_prompt: 'A lake in ink' })
  await first
  expect(form.state.result?.prompt).toBe('a lake')
  form.rewrite('A lake at dusk')
  void form.generate(null)
  expect(asked[1]?.request.prompt).toBe('A lake at dusk')
  form.clear()
  expect(form.fields.style).toBe('ink')
})

test('a second press while it paints does nothing', () => {
  void form.generate(null)
  void form.generate(null)
  expect(asked).toHaveLength(1)
})

test('stop ends the request, keeps the words, and a late answer changes nothing', async () => {
  const painting = form.generate(null)
  clock += 3000
  form.stop()
  expect(asked[0]?.signal.aborted).toBe(true)
  asked[0]?.answer({ images: [PICTURE] })
  await painting
  expect(form.state).toMatchObject({ phase: 'draft', result: null, stoppedAfter: 3 })
  expect(form.fields.prompt).toBe('  a lake  ')
})

test('stopping a second painting shows the first one again', async () => {
  const first = form.generate(null)
  asked[0]?.answer({ images: [PICTURE] })
  await first
  void form.generate(null)
  form.stop()
  expect(form.state.phase).toBe('done')
  expect(form.state.result?.images).toEqual([PICTURE])
})

test.each(['missing_api_key', 'openrouter_error', 'empty_response', 'timeout', 'internal_error'])(
  'a failure (%s) is kept with its words, and so is everything typed',
  async (code) => {
    const painting = form.generate(null)
    asked[0]?.fail(new PaintFailure(code, 'What to do.'))
    await painting
    expect(form.state.phase).toBe('failed')
    expect(form.state.failure).toMatchObject({ code, text: 'What to do.' })
    expect(form.fields.prompt).toBe('  a lake  ')
    void form.generate(null)
    expect(form.state).toMatchObject({ phase: 'painting', failure: null })
  },
)

test('an empty prompt is said at once, without asking the server', async () => {
  form.fields.prompt = '   '
  await form.generate(null)
  expect(asked).toHaveLength(0)
  expect(form.state.failure?.code).toBe('missing_prompt')
})

test('the limit holds the button until its time is over', async () => {
  const painting = form.generate(null)
  asked[0]?.fail(new PaintFailure('rate_limited', 'Ten a minute.', 30))
  await painting
  expect(form.state.waitUntil).toBe(clock + 30_000)
  clock += 29_000
  await form.generate(null)
  expect(asked).toHaveLength(1)
  clock += 1000
  void form.generate(null)
  expect(asked).toHaveLength(2)
})

test('nothing painted is a warning, not a failure', async () => {
  const painting = form.generate(null)
  asked[0]?.answer({ warning: 'The model answered with words only.', refined_prompt: 'A lake' })
  await painting
  expect(form.state).toMatchObject({ phase: 'empty', warning: 'The model answered with words only.', refined: 'A lake' })
})

test('a bug is a failure too, never a form that hangs', async () => {
  const painting = form.generate(null)
  asked[0]?.fail(new TypeError('x is undefined'))
  await painting
  expect(form.state.failure).toMatchObject({ code: 'internal_error', details: 'TypeError: x is undefined' })
})

test('clear empties the prompt and the result and keeps the choices', async () => {
  const painting = form.generate(null)
  asked[0]?.answer({ images: [PICTURE], refined_prompt: 'A lake' })
  await painting
  form.clear()
  expect(form.fields).toMatchObject({ prompt: '', model: 'm', aspect: '3:2' })
  expect(form.state).toMatchObject({ phase: 'draft', result: null, refined: '', wanted: '' })
})

test('adding keeps the result, remembers where to, and starts anew with the next picture', async () => {
  const first = form.generate(null)
  asked[0]?.answer({ images: [PICTURE] })
  await first
  await expect(form.add(() => Promise.reject(new Error('no answer')))).rejects.toThrow('no answer')
  expect(form.state).toMatchObject({ adding: false, added: null })
  await form.add((result) => Promise.resolve(`c-${result.prompt}`))
  expect(form.state.added).toBe('c-a lake')
  const second = form.generate(null)
  asked[1]?.answer({ images: [PICTURE] })
  await second
  expect(form.state.added).toBeNull()
})

const REVIEW: PromptReview = {
  message: '', original: 'a lake', proposed: 'A lake at dawn', note: '', changes: [], model: 'm', label: 'M', aspect: '3:2',
  count: 1, price: 0, references: [], refines: true, known: false, draft: '', state: 'open', changed: [],
}

/** The prompt came back to be looked at. */
async function proposed(): Promise<void> {
  const done = form.generate('c1')
  asked.at(-1)?.propose({ review: REVIEW })
  await done
}

test('a prompt that comes back is looked at, and painted as it was let go', async () => {
  await proposed()
  expect(form.state).toMatchObject({ phase: 'review', review: REVIEW, result: null })
  const done = form.decide({ do: 'paint', prompt: 'A lake by night' }, 'c1')
  expect(form.state).toMatchObject({ phase: 'painting', review: null })
  expect(asked[1]?.request).toMatchObject({ prompt: 'a lake', reviewed_prompt: 'A lake by night' })
  asked[1]?.answer({ images: [PICTURE], refined_prompt: 'A lake by night' })
  await done
  expect(form.state).toMatchObject({ phase: 'done', refined: 'A lake by night' })
})

test('it is refined again with a wish, gives way to the own words, or is left', async () => {
  await proposed()
  const again = form.decide({ do: 'refine_again', wish: 'by night' }, 'c1')
  expect(asked[1]?.request).toMatchObject({ refine_again: 'A lake at dawn', wish: 'by night' })
  asked[1]?.propose({ review: { ...REVIEW, proposed: 'A lake by night' } })
  await again
  expect(form.state.review?.proposed).toBe('A lake by night')
  await form.decide({ do: 'cancel' }, 'c1')
  expect(form.state).toMatchObject({ phase: 'draft', review: null })

  form.keepReview(REVIEW)
  void form.decide({ do: 'own_words' }, 'c1')
  expect(asked[2]?.request).toMatchObject({ reviewed_prompt: 'a lake' })
  form.stop()
})

/** A form whose paintings go on without it, and which of them were ended. */
function withTasks(): { ended: string[] } {
  const ended: string[] = []
  const painting = (request: PaintRequest, signal: AbortSignal, hear: (event: TurnEvent) => void) =>
    new Promise<Painted | Proposed>((answer, fail) => {
      signal.addEventListener('abort', () => fail(signal.reason as Error))
      const whole = (one: Partial<Painted>) => answer({ images: [], text: '', model: 'm', refined_prompt: '', ...one })
      asked.push({ request, signal, hear, answer: whole, propose: answer, fail })
    })
  form = createForm(painting, () => clock, { newTask: () => `task-${asked.length}`, end: (task) => ended.push(task) })
  form.fields.prompt = 'a lake'
  return { ended }
}

test('what is painted is kept by its id, to be come back to, until it failed or is cleared', async () => {
  withTasks()
  const first = form.generate(null)
  expect(form.state.kept).toMatchObject({ request: { task: 'task-0', prompt: 'a lake' }, prompt: 'a lake', began: clock })
  asked[0]?.answer({ images: [PICTURE] })
  await first
  expect(form.state.kept?.request.task).toBe('task-0')
  const second = form.generate(null)
  expect(form.state.kept?.request.task).toBe('task-1')
  asked[1]?.fail(new PaintFailure('timeout', ''))
  await second
  expect(form.state.kept).toBeNull()
})

test('a connection that is lost, as by leaving the page, does not end it', async () => {
  withTasks()
  const lost = form.generate(null)
  asked[0]?.fail(new PaintFailure('unreachable', ''))
  await lost
  expect(form.state.phase).toBe('failed')
  expect(form.state.kept?.request.task).toBe('task-0')
})

test('a stop ends it on the server too, and it is not come back to', () => {
  const { ended } = withTasks()
  void form.generate(null)
  form.stop()
  expect(ended).toEqual(['task-0'])
  expect(form.state.kept).toBeNull()
})

test('after a reload it goes on with the words, the time and the same request', async () => {
  withTasks()
  void form.generate(null)
  const left = JSON.parse(JSON.stringify(form.state.kept)) as NonNullable<typeof form.state.kept>
  withTasks()
  form.fields.prompt = ''
  clock += 9000
  const again = form.resume(left)
  expect(asked[1]?.request).toEqual(asked[0]?.request)
  expect(form.state).toMatchObject({ phase: 'painting', began: left.began })
  expect(form.fields.prompt).toBe('a lake')
  asked[1]?.answer({ images: [PICTURE] })
  await again
  expect(form.state.result).toMatchObject({ images: [PICTURE], prompt: 'a lake', seconds: 9 })
})

test('whoever began something else is not disturbed by what was left', async () => {
  withTasks()
  void form.generate(null)
  await form.resume({ request: { ...asked[0]!.request, task: 'old' }, prompt: 'a fox', began: 0 })
  expect(asked).toHaveLength(1)
})
