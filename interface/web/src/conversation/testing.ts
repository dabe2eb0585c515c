// Values and a small honest server for the tests of this folder.
import type { Begun, EventsArrived, TurnCall } from '@/api/socket'
import type { ConversationPage } from '@/api/types'
import { unreachable } from '@/api/error'
import type { StandingChange } from '@/current'
import { emptyReply, reduce } from './reduce'
import type { World } from './store'
import { BARE_PICTURE, type Image, type Message, type Picture, type Recipe, type TurnEvent, type Version } from './wire'

type Kind = Recipe['kind']
type Values<K extends Kind> = Extract<Recipe, { kind: K }>['values']

const FILE = { bytes: 0, width: 0, height: 0, media_type: '' }
const TARGET = {
  ...{ bytes: null, width: null, height: null, format: 'auto', quality: null },
  ...{ ground: '', strict: false, sized: false, mail: false, enough: null },
}
const ALIGNED = { right: 0, down: 0, scale: 1 }
const MASKED = { ...ALIGNED, sha256: '', done: 'Kept as it was outside the mask', mask: '', steps: [], changed: 0, outside: 0, model: '' }
const REACHED = { state: 'done', quality: null, chroma: '', likeness: null }
const GROUND = { kind: 'none', colour: '', image: '' } as const
const UNCHOSEN = { resolution: '', quality: '', format: '', background: '', moderation: '', compression: null, negative: '', style: '' }
const PAINTED = { model: 'sketchbook/sketchbook', prompt: '', refined: '', note: '', seed: null, aspect: '', text: '', ...UNCHOSEN }
const ASKED = { method: 'simple', box: null, strokes: [], background: GROUND, matting: false, format: 'png' }
const FOUND = { label: '', simple: false, done: '', sure: null, kept: 0, before: FILE }

/** Of each kind by what it is made, and the values that say nothing. */
const USUAL: { [K in Kind]: [by: string, values: Values<K>] } = {
  upload: ['upload', { filename: '', media_type: '', noticed: [], prompt: '', taken: '' }],
  painting: ['model:sketchbook/sketchbook', PAINTED],
  operation: ['operation:crop', {}],
  edit: ['edit', { steps: [] }],
  compression: ['command:compress', { ...REACHED, target: TARGET, preset: '', before: FILE, notes: [] }],
  cutout: ['command:nobg', { ...ASKED, ...FOUND }],
  overlay: ['command:overlay', { place: '', scale: 1, opacity: 1, margin: 0, picture: 1, done: '' }],
  mask: ['command:mask', MASKED],
  collage: ['command:collage', { layout: '', gap: 0, colour: '', width: 0, pictures: [], done: '' }],
  retouch: [
    'command:retouch',
    { name: 'upscale', model: '', done: '', prompt: '', extent: '', changed: 0, outside: 0, strength: null, vector: '' },
  ],
  unknown: ['command:unknown', {}],
}

/** How a version was made from its parent; `by` where another than the usual one made it. */
export function recipe<K extends Kind>(
  kind: K,
  parent: string | null = null,
  values: Partial<Values<K>> = {},
  by = USUAL[kind][0],
): Recipe {
  return { kind, by, values: { ...USUAL[kind][1], ...values }, parents: parent ? [parent] : [] } as Recipe
}

export function version(id: string, parent: string | null = null, more: Partial<Version> = {}): Version {
  return {
    id,
    image: 'i1',
    parent,
    filename: `img_${id}.png`,
    preview: `img_${id}.webp`,
    full: null,
    media_type: 'image/png',
    width: 1536,
    height: 1024,
    bytes: 1_230_000,
    recipe: recipe('painting', parent, { prompt: 'a lake' }),
    created: '2026-11-20T10:00:05+00:00',
    cost: 0,
    seconds: 1.2,
    name: '',
    kept: true,
    here: true,
    sent: null,
    ...more,
  }
}

/** In a reply: being painted until it has a version. */
export function picture(id: string, more: Partial<Picture> = {}): Picture {
  return { ...BARE_PICTURE, image: id, number: 1, title: '', width: 3, height: 2, ...more }
}

export function image(versions: Version[], current = versions.at(-1)!.id, more: Partial<Image> = {}): Image {
  return { id: 'i1', conversation: 'c1', number: 1, title: 'Mountain lake', versions, current, pinned: false, alt: '', alt_at: '', ...more }
}

export function message(id: string, parent: string | null, more: Partial<Message> = {}): Message {
  return {
    id,
    conversation: 'c1',
    parent,
    role: 'user',
    text: `text of ${id}`,
    created: '2026-11-20T10:00:00+00:00',
    client_id: null,
    target: null,
    attachments: [],
    reply: null,
    siblings: [id],
    unsaved: false,
    content: '',
    generated_images: [],
    ...more,
  }
}

export function answer(id: string, parent: string | null, text = '', state: 'running' | 'done' = 'done'): Message {
  return message(id, parent, { role: 'assistant', text, reply: { ...emptyReply(id), text, state } })
}

/** Keeps messages, numbers events, and can lose its connection. */
export class FakeServer implements World {
  messages: Message[] = []
  images: Image[] = []
  calls: string[] = []
  up = true
  /** Runs before an answer is given: the moment in which things go wrong. */
  beforeAnswer: () => void | Promise<void> = () => {}
  limit = 50
  private ids = 0

  newId = () => `id-${++this.ids}`
  connected = () => this.up

  async read(id: string, before?: string): Promise<ConversationPage> {
    this.calls.push(before ? `read before ${before}` : 'read')
    const end = before ? this.messages.findIndex((one) => one.id === before) : this.messages.length
    const start = Math.max(0, end - this.limit)
    const page = {
      conversation: { id, title: 'A title', head: null, created: '', updated: '', options: {}, unseen: null },
      messages: this.messages.slice(start, end),
      images: this.images,
      active: this.images.at(-1)?.id ?? null,
      more: start > 0,
    }
    await this.beforeAnswer()
    return page
  }
  async choose(id: string, changes: StandingChange) {
    this.calls.push(`choose ${id} ${JSON.stringify(changes)}`)
  }

  async make(id: string) {
    this.calls.push(`make ${id}`)
  }
  async join(id: string) {
    this.calls.push(`join ${id}`)
    if (!this.up) throw unreachable()
    return { running: this.messages.filter((one) => one.reply?.state === 'running') }
  }
  leave(id: string) {
    this.calls.push(`leave ${id}`)
  }
  async say(call: TurnCall): Promise<Begun> {
    this.calls.push(`say ${call.client_id}`)
    if (!this.up) throw unreachable()
    const known = this.messages.find((one) => one.client_id === call.client_id)
    const user = known ?? this.keep(call)
    await this.beforeAnswer()
    const reply = this.messages.findLast((one) => one.parent === user.id)!
    return { turn: reply.id, message: user.id, conversation: call.conversation, user, reply }
  }
  /** The branch that is shown when another one is asked for. */
  other: Message[] = []
  async show(_id: string, message: string) {
    this.calls.push(`show ${message}`)
    this.messages = this.other
  }
  async stop(turn: string) {
    this.calls.push(`stop ${turn}`)
  }

  private keep(call: TurnCall): Message {
    if (call.again) {
      const again = this.messages.find((one) => one.id === call.again)!
      this.messages = [...this.messages.slice(0, this.messages.indexOf(again) + 1), answer(this.newId(), again.id, '', 'running')]
      return again
    }
    const parent = call.parent === undefined ? (this.messages.at(-1)?.id ?? null) : call.parent || null
    const kept = this.messages.slice(0, this.messages.findIndex((one) => one.id === parent) + 1)
    const user = message(this.newId(), parent, { text: call.text, client_id: call.client_id })
    this.messages = [...kept, user, answer(this.newId(), user.id, '', 'running')]
    return user
  }

  /** Folds events into the last reply, and gives what would be sent. */
  happen(...events: TurnEvent[]): EventsArrived {
    const last = this.messages.at(-1)!
    const seq = last.reply!.seq + 1
    const reply = events.reduce(reduce, last.reply!)
    this.messages = [...this.messages.slice(0, -1), { ...last, reply, text: reply.text }]
    return { conversation: 'c1', turn: last.id, seq, events }
  }
}

export const word = (text: string): TurnEvent => ({ type: 'TextDelta', text })
