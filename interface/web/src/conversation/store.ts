// The open conversation: what is shown of it, kept true to the server over reconnects, and what can be done to it.
import { computed, shallowRef, type Reactive } from 'vue'
import { ApiError, toApiError } from '@/api/error'
import type { Begun, EventsArrived, TurnCall } from '@/api/socket'
import type { ConversationPage } from '@/api/types'
import type { Standing, StandingChange } from '@/current'
import { titled } from '@/locales/told'
import { exchanges, isRunning, leaves, merge, place, receive, type Branch } from './branch'
import { deletedOf, withEvent, replace, type Images } from './images'
import { withUnsent, type Outbox } from './outbox'
import { Pin } from './pin'
import { asTheyWere, elsewhere, less, together, usedIn, type Sum } from './spending'
import type { Image, Message, Said, Target, TurnEvent } from './wire'

/** What the store needs of the world: api/client.ts and api/socket.ts, or a fake. */
export interface World {
  read(id: string, before?: string): Promise<ConversationPage>
  make(id: string): Promise<unknown>
  /** Changes the options that hold for its messages. */
  choose(id: string, changes: StandingChange): Promise<unknown>
  join(id: string): Promise<{ running: Message[] }>
  leave(id: string): void
  say(call: TurnCall): Promise<Begun>
  /** Makes the branch through that message the shown one. */
  show(id: string, message: string): Promise<unknown>
  stop(turn: string): Promise<unknown>
  connected(): boolean
  newId(): string
}

export interface Words {
  text: string
  target?: Target | null
  /** Ids of images that are sent with it. */
  attachments?: string[]
  options?: Record<string, unknown>
  /** The message to answer after; "" means the top. */
  parent?: string
  /** The person's message to answer once more. */
  again?: string
}

/** Held through `reactive`, which unwraps its refs; so its methods are arrows: they are called on the store itself. */
export class ConversationStore {
  readonly id = shallowRef('')
  private readonly named = shallowRef<{ title: string; said?: Said }>({ title: '' })
  readonly title = computed(() => titled(this.named.value).title)
  /** Options that hold for its messages. */
  readonly options = shallowRef<Standing>({})
  /** The reply that ended last, as it was read, where its owner had not seen that one. */
  readonly unseen = shallowRef<string | null>(null)
  readonly images = shallowRef<Images>([])
  /** Ids of pictures that were deleted while this is open. */
  readonly gone = shallowRef<ReadonlySet<string>>(new Set())
  readonly more = shallowRef(false)
  readonly loading = shallowRef(false)
  readonly failure = shallowRef<ApiError | null>(null)
  /** Every event as it is applied: for what is spoken and what scrolls. */
  heard: (event: TurnEvent, turn: string) => void = () => {}

  private readonly stored = shallowRef<Branch>([])
  /** What was spent in messages that are not here. */
  private readonly beside = shallowRef<Sum>({ cost: 0, unknown: 0 })
  readonly spent = computed(() => together(this.beside.value, usedIn(this.stored.value)))
  private isStored = false
  private reading: Promise<void> | null = null
  private readAgain = false
  private waiting: EventsArrived[] = []
  /** What was chosen is kept before the next message goes out. */
  private choosing: Promise<unknown> = Promise.resolve()
  /** The client_ids of what was said here, not in another tab. */
  private readonly said = new Set<string>()
  /** The turns of what was answered once more here. */
  private readonly again = new Set<string>()

  readonly pin = new Pin(this.images)
  readonly unsent = computed(() => this.outbox.of(this.id.value))
  readonly branch = computed(() => withUnsent(this.stored.value, this.unsent.value))
  readonly exchanges = computed(() => exchanges(this.branch.value))
  readonly running = computed(() => this.stored.value.filter(isRunning))
  readonly busy = computed(() => this.running.value.length > 0 || this.unsent.value.some((entry) => !entry.refused))

  constructor(
    private readonly world: World,
    private readonly outbox: Outbox,
  ) {}

  /** It was renamed, here or elsewhere. */
  readonly retitle = (title: string, said?: Said): void => {
    this.named.value = { title, said }
  }

  /** Shows a stored conversation; null begins a new one, which is stored with its first message. */
  readonly open = async (id: string | null): Promise<void> => {
    if (id && id === this.id.value) return
    if (this.id.value && this.isStored) this.world.leave(this.id.value)
    this.clear(id ?? this.world.newId(), id !== null)
    if (id === null) return
    this.loading.value = true
    await this.refresh()
  }

  private clear(id: string, isStored: boolean): void {
    this.id.value = id
    this.isStored = isStored
    this.retitle('')
    this.options.value = {}
    this.unseen.value = null
    this.images.value = []
    this.gone.value = new Set()
    this.stored.value = []
    this.beside.value = { cost: 0, unknown: 0 }
    this.more.value = false
    this.loading.value = false
    this.failure.value = null
    this.pin.clear()
    this.waiting = []
    this.reading = null
    this.readAgain = false
  }

  /** Somebody else may come next: nothing of this stays, and nothing goes out in their name. */
  readonly forget = (): void => {
    this.outbox.clear()
    void this.open(null)
  }

  /** Joins the room and reads the conversation; what arrives meanwhile waits. Asked while it reads, it reads once more. */
  readonly refresh = (): Promise<void> => {
    if (!this.isStored) return Promise.resolve()
    if (this.reading) {
      this.readAgain = true
      return this.reading
    }
    const id = this.id.value
    const reading = this.readAll(id).finally(() => {
      if (this.reading !== reading) return
      this.reading = null
      this.flush()
    })
    this.reading = reading
    return reading
  }

  private async readAll(id: string): Promise<void> {
    do {
      this.readAgain = false
      try {
        const joined = this.world.connected() ? await this.world.join(id) : { running: [] }
        const page = await this.world.read(id)
        if (this.id.value !== id) return
        this.take(page, joined.running)
        this.failure.value = null
      } catch (reason) {
        if (this.id.value !== id) return
        this.fail(toApiError(reason))
      } finally {
        if (this.id.value === id) this.loading.value = false
      }
    } while (this.readAgain && this.id.value === id)
  }

  private fail(error: ApiError): void {
    // what is shown already stays; the connection's own notice says the rest
    if (!this.stored.value.length || error.code === 'not_found') this.failure.value = error
  }

  private take(page: ConversationPage, running: Message[]): void {
    const [merged, images] = [merge(this.stored.value, page.messages), this.images.value]
    const moved = leaves(this.stored.value, merged)
    const whole = merged.length > page.messages.length
    this.stored.value = running.reduce<Branch>((branch, message) => place(branch, message) ?? branch, merged)
    if (!whole) this.more.value = page.more
    this.beside.value = elsewhere(page.spent, asTheyWere(this.stored.value, page.messages))
    this.images.value = page.images.map(titled)
    this.gone.value = new Set(deletedOf(this.stored.value, page.images))
    this.named.value = page.conversation
    this.options.value = page.conversation.options
    this.unseen.value = page.conversation.unseen
    this.pin.active.value = page.active
    this.pin.settle(images, moved)
    for (const message of page.messages) this.outbox.remove(message.client_id)
  }

  private flush(): void {
    const waiting = this.waiting
    this.waiting = []
    for (const arrived of waiting) this.arrive(arrived)
  }

  /** Socket event `events`. */
  readonly arrive = (arrived: EventsArrived): void => {
    if (arrived.conversation !== this.id.value) return
    if (this.reading) {
      this.waiting.push(arrived)
      return
    }
    const outcome = receive(this.stored.value, arrived)
    if (outcome.kind === 'gap') void this.refresh()
    if (outcome.kind !== 'applied') return
    this.stored.value = outcome.branch
    for (const event of outcome.events) this.apply(event, arrived.turn)
  }

  private apply(event: TurnEvent, turn: string): void {
    this.images.value = withEvent(this.images.value, this.id.value, event)
    if (event.type === 'TitleChanged') this.named.value = event
    if (event.type === 'ImageReady' || event.type === 'VersionChosen') {
      if (this.isOwn(turn)) this.pin.follow(event.image)
      else this.pin.hear(event.image)
    }
    this.heard(event, turn)
  }

  /** Whether a turn was begun here. What is answered once more keeps its old client_id, and waits for its acknowledgement. */
  private isOwn(turn: string): boolean {
    const reply = this.stored.value.find((message) => message.id === turn)
    const message = this.stored.value.find((one) => one.id === reply?.parent)
    return (
      this.said.has(message?.client_id ?? '') || this.again.has(turn) || this.unsent.value.some(({ call }) => call.again === message?.id)
    )
  }

  /** Socket event `message`: from another tab, or from the image form. */
  readonly arriveMessage = (conversation: string, message: Message): void => {
    if (conversation !== this.id.value) return
    const branch = place(this.stored.value, message)
    const brings = message.reply?.pictures.some((picture) => !this.images.value.some((one) => one.id === picture.image))
    const moved = !branch || this.grow(branch)
    this.outbox.remove(message.client_id)
    if (moved || (brings && !isRunning(message))) void this.refresh()
  }

  /** The connection is there (again): go on where it broke. */
  readonly reconnected = (): void => {
    void this.refresh()
    for (const { call, refused } of this.outbox.unsent.values()) if (!refused) void this.deliver(call)
  }

  /** Socket event `image`, or an upload of this tab: the words after it are about it. */
  readonly arriveImage = (image: Image): void => {
    if (image.conversation !== this.id.value) return
    const known = this.images.value.find((one) => one.id === image.id)
    if (known) {
      // made outside of any turn, such as a refined cut-out: this tab may have had the answer already
      if (image.versions.length > known.versions.length) this.replaceImage(image)
      return
    }
    this.restoreImage(image)
    if (this.pin.clicked.value) this.pin.hear(image.id)
    else this.pin.follow(image.id)
  }

  /** Changes what holds for its messages; null takes one back. Shown at once, taken back where it is refused; one that is not
   * stored yet has it from its first message on. */
  readonly choose = async (changes: StandingChange): Promise<void> => {
    const [id, before] = [this.id.value, this.options.value]
    const after = Object.entries({ ...before, ...changes }).filter(([, value]) => value !== null && value !== undefined)
    this.options.value = Object.fromEntries(after) as Standing
    if (!this.isStored) return
    const kept = this.world.choose(id, changes)
    this.choosing = kept.catch(() => {})
    try {
      await kept
    } catch (reason) {
      if (this.id.value === id) this.options.value = before
      throw reason
    }
  }

  /** Stores the conversation before its first message: something of it is on its way. */
  readonly prepare = (): Promise<void> => {
    return this.ensureStored(this.id.value)
  }

  /** Shows the branch with that message, read as far back as it is. Rejects for a message that is not there. */
  readonly reach = async (message: string): Promise<void> => {
    await this.refresh()
    const id = this.id.value
    const there = () => this.stored.value.some((one) => one.id === message)
    const goBack = async () => {
      while (!there() && this.more.value && this.id.value === id) await this.loadOlder()
    }
    await goBack()
    if (there() || this.id.value !== id) return
    await this.world.show(id, message) // it lies on another branch
    await this.refresh()
    await goBack()
  }

  readonly loadOlder = async (): Promise<void> => {
    const [id, first] = [this.id.value, this.stored.value[0]]
    if (!this.more.value || this.loading.value || !first) return
    this.loading.value = true
    try {
      const page = await this.world.read(id, first.id)
      if (this.id.value !== id) return
      this.stored.value = [...page.messages, ...this.stored.value]
      this.beside.value = less(this.beside.value, usedIn(page.messages))
      this.gone.value = new Set([...this.gone.value, ...deletedOf(page.messages, page.images)])
      this.more.value = page.more
    } finally {
      if (this.id.value === id) this.loading.value = false
    }
  }

  /** Says something here; shown at once, delivered as soon as there is a connection, never twice. */
  readonly say = ({ text, target, attachments, options, parent, again }: Words): Promise<void> => {
    const call: TurnCall = {
      conversation: this.id.value,
      client_id: this.world.newId(),
      text,
      ...(target ? { image: target.image, ...(target.version ? { version: target.version } : {}) } : {}),
      ...(attachments?.length ? { attachments } : {}),
      ...(options && Object.keys(options).length ? { options } : {}),
      ...(parent === undefined ? {} : { parent }),
      ...(again ? { again } : {}),
    }
    this.said.add(call.client_id)
    this.outbox.put(call)
    return this.deliver(call)
  }

  readonly sayAgain = (clientId: string): void => {
    const entry = this.outbox.unsent.get(clientId)
    if (!entry) return
    this.outbox.put(entry.call, entry.said)
    void this.deliver(entry.call)
  }

  readonly takeBack = (clientId: string): void => {
    this.outbox.remove(clientId)
  }

  private async deliver(call: TurnCall): Promise<void> {
    try {
      await this.choosing
      await this.ensureStored(call.conversation)
      this.begun(await this.world.say(call), call)
    } catch (reason) {
      const error = toApiError(reason)
      if (error.code !== 'unreachable') this.refused(call, error)
      else if (this.world.connected() && this.outbox.unsent.has(call.client_id)) await this.deliver(call)
    }
  }

  private refused(call: TurnCall, error: ApiError): void {
    this.outbox.refuse(call.client_id, error)
    if (error.code === 'not_found') void this.refresh() // another tab deleted what was meant: the chip must know
  }

  private async ensureStored(conversation: string): Promise<void> {
    if (conversation !== this.id.value || this.isStored) return
    await this.world.make(conversation)
    if (Object.keys(this.options.value).length) await this.world.choose(conversation, this.options.value)
    if (this.world.connected()) await this.world.join(conversation) // else with the connection, which reads it
    if (conversation === this.id.value) this.isStored = true
  }

  private begun(begun: Begun, call: TurnCall): void {
    this.outbox.remove(call.client_id)
    if (call.conversation !== this.id.value) return
    if (call.again) this.again.add(begun.turn)
    const branch = [begun.user, begun.reply].reduce<Branch | null>((list, message) => list && place(list, message), this.stored.value)
    if (!branch || this.grow(branch)) void this.refresh()
  }

  /** Whether this is another branch now: its pictures are others, or the same ones in another state. */
  private grow(branch: Branch): boolean {
    const moved = leaves(this.stored.value, branch)
    this.stored.value = branch
    return moved
  }

  /** Stops what runs here; what could not be delivered yet is taken back. Its texts are the answer. */
  readonly stop = (): string[] => {
    for (const message of this.running.value) void this.world.stop(message.id).catch(() => {})
    const undelivered = this.world.connected() ? [] : this.unsent.value
    for (const entry of undelivered) this.outbox.remove(entry.call.client_id)
    return undelivered.map((entry) => entry.call.text)
  }

  readonly replaceImage = (image: Image): void => {
    this.images.value = replace(this.images.value, titled(image))
  }

  readonly removeImage = (id: string): void => {
    this.images.value = this.images.value.filter((image) => image.id !== id)
    this.gone.value = new Set([...this.gone.value, id])
    this.pin.forget(id)
  }

  readonly restoreImage = (image: Image): void => {
    this.gone.value = new Set([...this.gone.value].filter((id) => id !== image.id))
    if (this.images.value.some((one) => one.id === image.id)) return
    this.images.value = [...this.images.value, image].sort((a, b) => a.number - b.number)
  }

  /** A message and what follows it is gone, before the server says so. */
  readonly cut = (id: string): void => {
    const at = this.stored.value.findIndex((message) => message.id === id)
    if (at >= 0) this.stored.value = this.stored.value.slice(0, at)
  }
}

/** The store as templates and everybody else read it: without `.value`. */
export type OpenConversation = Reactive<ConversationStore>
