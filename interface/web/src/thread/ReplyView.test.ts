// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { createApp, nextTick, type App } from 'vue'
import { boxText } from '@/composer/box'
import type { Intent } from '@/conversation/intent'
import { conversation } from '@/conversation/open'
import { emptyReply } from '@/conversation/reduce'
import { message } from '@/conversation/testing'
import { CONVERSATION } from '@/conversation/useConversation'
import type { Message, TurnEvent } from '@/conversation/wire'
import { i18n } from '@/locales'
import { router } from '@/router'
import ReplyView from './ReplyView.vue'

let app: App
let intents: Intent[]

/** The reply of a recorded turn, or the first `count` events of it, as it stands in the thread. */
async function shown(turn: string, count?: number): Promise<HTMLElement> {
  const lines = readFileSync(`../../tests/fixtures/turns/${turn}.jsonl`, 'utf8').trim().split('\n')
  const events = lines.flatMap((line) => (JSON.parse(line) as { event?: TurnEvent }).event ?? []).slice(0, count)
  const said = message('m1', null)
  const reply: Message = { ...message('t1', 'm1', { role: 'assistant' }), reply: emptyReply('t1') }
  await conversation.open(null)
  conversation.arriveMessage(conversation.id, said)
  conversation.arriveMessage(conversation.id, reply)
  conversation.arrive({ conversation: conversation.id, turn: 't1', seq: 1, events })
  return mount(conversation.branch[1]!)
}

async function mount(reply: Message): Promise<HTMLElement> {
  const host = document.createElement('div')
  intents = []
  app = createApp(ReplyView, {
    message: reply, canRegenerate: true, isLast: true, busy: conversation.busy,
    onIntent: (intent: Intent) => intents.push(intent),
  })
  app.use(i18n).use(router).provide(CONVERSATION, conversation).mount(host)
  await nextTick()
  return host
}

const words = (host: HTMLElement) => (host.textContent ?? '').replace(/\s+/g, ' ')
const button = (host: HTMLElement, name: string) =>
  [...host.querySelectorAll('button')].find((one) => (one.getAttribute('aria-label') ?? one.textContent)?.includes(name))

beforeAll(() => {
  vi.spyOn(console, 'warn').mockImplementation((...said) => {
    throw new Error(said.join(' ')) // a warning of Vue's is a failure
  })
})
afterEach(() => app.unmount())
afterAll(() => vi.restoreAllMocks())

describe('a reply', () => {
  test('that paints keeps its place, says how far it is and can be stopped', async () => {
    const host = await shown('painting')
    const frame = host.querySelector<HTMLElement>('.plate-frame.painting')!
    expect(frame.style.aspectRatio).toBe('1536 / 1024')
    expect(host.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')).toBe('80')
    button(host, 'Stop')!.click()
    expect(intents).toEqual([{ do: 'stop' }])
  })

  test('with a painted picture says what it is, honestly', async () => {
    const host = await shown('painted')
    expect(words(host)).toContain('#1 · Watercolour mountain')
    expect(host.querySelector('.plate-cap .badge')?.textContent).toBe('Sketch')
    expect(words(host)).toContain('1536 × 1024 · 123 KB · free · 1.2 s')
    expect(words(host)).toContain('A watercolour mountain at dawn.')
    expect(host.querySelector('.plate-frame img')?.getAttribute('src')).toContain('/img_0011223344556601.')
  })

  test('with a painted picture can be painted again from its prompt', async () => {
    const host = await shown('painted')
    button(host, 'Paint again')!.click()
    expect(intents).toEqual([expect.objectContaining({ do: 'say', text: '/again' })])
    button(host, 'Change the prompt')!.click()
    expect(boxText.value).toMatch(/^\/again a watercolour mountain/i)
    boxText.value = ''
  })

  test('that compressed several shows one report with a row for each', async () => {
    const host = await shown('compressed')
    await vi.waitFor(() => expect(host.querySelector('.report')).not.toBeNull())
    expect(words(host.querySelector<HTMLElement>('.report-head')!)).toContain('10 MB')
    expect(words(host.querySelector<HTMLElement>('.report-head')!)).toContain('92% smaller')
    const rows = [...host.querySelectorAll<HTMLElement>('.report-row')]
    expect(rows.map(words)).toEqual([
      expect.stringContaining('#1 · Coast4000 × 3000 → 800 × 600 · JPEG · quality 94 · 99.2% alike'),
      expect.stringContaining('#2 · Dunes'),
    ])
    expect(words(host.querySelector<HTMLElement>('.report-kept')!)).toBe('1 was small enough already and is in the ZIP as it is')
    expect(host.querySelector('.plate')).toBeNull()
    button(host, 'Web')!.click()
    expect(intents).toEqual([{ do: 'say', text: '/compress web #1 #2 #3' }])
  })

  test('that asks gives answers to click', async () => {
    const host = await shown('asked')
    button(host, '#2 · Cat')!.click()
    expect(intents).toEqual([{ do: 'say', text: 'rotate it left', image: 'i2', version: null, options: {} }])
  })

  test('that failed says what happened and offers the way on', async () => {
    const host = await shown('failed')
    expect(words(host)).toMatch(/OpenRouter is busy.*Wait 20 s and retry\. Nothing was charged\./)
    button(host, 'Retry')!.click()
    expect(intents.map((intent) => intent.do)).toEqual(['answer again'])
  })

  test('that was edited here says so, and how to have it otherwise', async () => {
    const host = await shown('edited')
    expect(words(host)).toContain('Done here, free')
    button(host, 'Ask the model instead')!.click()
    expect(intents[0]).toMatchObject({ do: 'say', version: 'v01', options: { local: false } })
  })

  test('that was stopped says so', async () => {
    expect(words(await shown('stopped'))).toContain('Stopped')
  })

  test('whose end the disk refuses is finished, and says that it is not saved', async () => {
    const ended: Message = {
      ...message('t1', 'm1', { role: 'assistant', text: 'A fox.', unsaved: true }),
      reply: { ...emptyReply('t1'), state: 'done', text: 'A fox.' },
    }
    const host = await mount(ended)
    expect(host.querySelector('[role=status]')?.textContent).toContain('not saved yet')
    app.unmount()
    expect(words(await mount({ ...ended, unsaved: false }))).not.toContain('not saved')
  })
})
