// The files that go in: three at a time, each to be paused, cancelled and tried again by itself.
import { computed, shallowReactive } from 'vue'
import type { Image } from '@/conversation/wire'
import { isUnderway, type Item, type Reason } from './item'
import type { Kept } from './kept'

const AT_ONCE = 3
const MOST = 50

/** What a carrier tells about one file. */
export interface Heard {
  place(url: string): void
  sent(bytes: number): void
  /** It is an image now; null when that was deleted meanwhile. */
  done(image: Image | null): void
  refused(reason: Reason): void
  failed(reason: Reason): void
}

/** What brings files in: tus, or a fake. The answer stops it; what was sent until then counts. */
export interface Carrier {
  carry(item: Item, file: Blob, heard: Heard): () => void
  /** Forgets an upload that was begun. */
  forget(url: string): void
}

export class UploadQueue {
  private readonly items = shallowReactive(new Map<string, Item>())
  private readonly files = new Map<string, Blob>()
  private readonly stops = new Map<string, () => void>()
  readonly all = computed(() => [...this.items.values()])

  constructor(
    private readonly carrier: Carrier,
    private readonly kept: Kept,
    private readonly newKey: () => string,
    private readonly arrived: (image: Image) => void,
  ) {}

  /** Takes up what a reload interrupted. */
  async restore(): Promise<void> {
    for (const item of this.kept.list()) {
      const file = await this.kept.file(item.key)
      if (this.items.has(item.key) || (!file && item.state !== 'done')) continue
      if (file) this.files.set(item.key, file)
      const goesOn = item.state === 'done' || item.state === 'paused'
      this.put({ ...item, state: goesOn ? item.state : 'waiting', reason: null })
    }
    this.next()
  }

  /** Lets go of files that nobody came back for. */
  forgetOld(): Promise<void> {
    return this.kept.forgetOld()
  }

  of(conversation: string): Item[] {
    return this.all.value.filter((item) => item.conversation === conversation && !item.apart)
  }

  item(key: string): Item | null {
    return this.items.get(key) ?? null
  }

  /** Room for how many more files in that conversation. */
  room(conversation: string): number {
    return MOST - this.of(conversation).length
  }

  /** The answer is its key. */
  add(conversation: string, file: Blob, name: string, reason: Reason | null = null, apart = false): string {
    const key = this.newKey()
    const about = { key, conversation, name, size: file.size, sent: 0, url: null, image: null, reason, apart }
    if (!reason) {
      this.files.set(key, file)
      if (!apart) void this.kept.keep(key, file)
    }
    this.put({ ...about, state: reason ? 'refused' : 'waiting' })
    this.next()
    return key
  }

  /** A picture that is here already: it waits for its message like one that was sent, once. */
  admit(conversation: string, image: Image): void {
    if (this.of(conversation).some((item) => item.image?.id === image.id)) return
    const { title: name } = image
    this.put({ key: this.newKey(), conversation, name, size: 0, sent: 0, url: null, image, reason: null, state: 'done' })
    this.arrived(image)
  }

  /** Gives one that waits for the next message the place `at` (from 0) among those of its conversation. */
  place(key: string, at: number): void {
    const item = this.items.get(key)
    if (!item) return
    const others = this.of(item.conversation).filter((one) => one.key !== key)
    const order = others.toSpliced(at, 0, item)
    const rest = this.all.value.filter((one) => !order.some(({ key }) => key === one.key))
    this.items.clear()
    for (const one of [...rest, ...order]) this.items.set(one.key, one)
    this.note()
  }

  pause(key: string): void {
    this.stop(key)
    this.change(key, { state: 'paused' })
    this.next()
  }

  /** Goes on, after a pause or a failure. */
  resume(key: string): void {
    this.change(key, { state: 'waiting', reason: null })
    this.next()
  }

  /** The connection is there again. */
  resumeFailed(): void {
    for (const item of this.all.value) if (item.state === 'failed') this.resume(item.key)
  }

  /** Takes a file off the list; one that is not an image yet is forgotten by the server too. */
  cancel(key: string): void {
    const item = this.items.get(key)
    this.stop(key)
    if (item?.url && item.state !== 'done') this.carrier.forget(item.url)
    this.drop(key)
    this.next()
  }

  /** The images to send with a message, of these keys or all. What was refused stays, so that its reason is seen. */
  take(conversation: string, keys?: readonly string[]): string[] {
    const done = this.of(conversation).filter((item) => item.state === 'done' && (!keys || keys.includes(item.key)))
    for (const item of done) this.drop(item.key)
    return done.flatMap((item) => (item.image ? [item.image.id] : []))
  }

  /** Brings what was chosen for one conversation, and not sent, into another one. Whether anything was. */
  move(from: string, to: string): boolean {
    const chosen = this.of(from).filter((item) => this.files.has(item.key))
    for (const item of chosen) {
      const file = this.files.get(item.key)!
      this.stop(item.key)
      this.drop(item.key)
      this.add(to, file, item.name)
    }
    return chosen.length > 0
  }

  /** Nothing is sent from here any more. What the browser keeps goes on with the next visit. */
  rest(): void {
    for (const item of this.all.value) this.stop(item.key)
    this.items.clear()
    this.files.clear()
  }

  /** Somebody else may come next. */
  clear(): void {
    for (const item of this.all.value) this.cancel(item.key)
  }

  /** Starts what may start. Each waits until the one before it has its place, so that they are numbered in their order. */
  private next(): void {
    const going = this.all.value.filter((item) => item.state === 'sending' || item.state === 'taking')
    const first = this.all.value.find((item) => item.state === 'waiting')
    if (!first || going.length >= AT_ONCE || going.some((item) => !item.url)) return
    this.start(first)
    this.next()
  }

  private start(item: Item): void {
    const file = this.files.get(item.key)
    if (!file) return this.drop(item.key)
    this.change(item.key, { state: 'sending' })
    this.stops.set(item.key, this.carrier.carry(item, file, this.hears(item.key)))
  }

  private hears(key: string): Heard {
    return {
      place: (url) => this.placed(key, url),
      sent: (bytes) => this.progressed(key, bytes),
      done: (image) => this.finished(key, image),
      refused: (reason) => this.ended(key, { state: 'refused', reason }),
      failed: (reason) => this.ended(key, { state: 'failed', reason }),
    }
  }

  private placed(key: string, url: string): void {
    this.change(key, { url })
    this.next()
  }

  private progressed(key: string, sent: number): void {
    const item = this.items.get(key)
    if (item && this.stops.has(key)) this.change(key, { sent, state: sent >= item.size ? 'taking' : 'sending' })
  }

  private finished(key: string, image: Image | null): void {
    if (!image) {
      this.stops.delete(key)
      this.drop(key)
      return this.next()
    }
    this.ended(key, { state: 'done', image })
    this.arrived(image)
  }

  private ended(key: string, change: Partial<Item>): void {
    if (!this.stops.delete(key)) return // paused or cancelled while the answer was on its way
    if (change.state === 'refused') { // what is here stays until it is sent: its conversation may go before that
      this.files.delete(key)
      void this.kept.letGo(key)
    }
    this.change(key, change)
    this.next()
  }

  private stop(key: string): void {
    const stop = this.stops.get(key)
    this.stops.delete(key)
    stop?.()
  }

  private change(key: string, change: Partial<Item>): void {
    const item = this.items.get(key)
    if (item) this.put({ ...item, ...change })
  }

  private put(item: Item): void {
    const before = this.items.get(item.key)
    this.items.set(item.key, item)
    if (before?.state !== item.state || before.url !== item.url) this.note()
  }

  private drop(key: string): void {
    this.items.delete(key)
    this.files.delete(key)
    void this.kept.letGo(key)
    this.note()
  }

  private note(): void {
    this.kept.write(this.all.value.filter((item) => !item.apart && (item.state === 'done' || item.state === 'failed' || isUnderway(item))))
  }
}
