// Webhooks: made with a secret that is shown once; what each was told can be looked at, and sent again.
import { reactive, readonly } from 'vue'
import { toApiError, type ApiError } from '@/api/error'

export type WebhookEvent = 'job.done' | 'job.failed' | 'job.cancelled' | 'job.interrupted'

export interface WebhookWish {
  url: string
  events: WebhookEvent[]
  /** Whether what was said goes along. */
  prompts: boolean
}

/** Times are ISO 8601. */
export interface Webhook extends WebhookWish {
  id: string
  created: string
  /** Since when nothing arrived. */
  failing: string | null
  /** Since when nothing is sent, because nothing arrived for days. */
  disabled: string | null
}

export type MadeWebhook = Webhook & { secret: string }

export interface Delivery {
  id: string
  job: string
  event: WebhookEvent
  state: 'waiting' | 'delivered' | 'failed'
  attempts: number
  created: string
  tried: string | null
  due: string | null
  /** What the address answered last. */
  status: number | null
  /** Why it answered nothing. */
  error: 'unsafe_address' | 'unreachable' | 'too_slow' | 'job_gone' | 'secret_lost' | null
}

export interface WebhookServer {
  list: () => Promise<Webhook[]>
  make: (wish: WebhookWish) => Promise<MadeWebhook>
  change: (id: string, changes: Partial<WebhookWish>) => Promise<Webhook>
  remove: (id: string) => Promise<unknown>
  deliveries: (id: string, before: string) => Promise<{ deliveries: Delivery[]; next: string | null }>
  again: (delivery: string) => Promise<Delivery>
}

interface State {
  rows: Webhook[]
  loaded: boolean
  making: boolean
  made: MadeWebhook | null
  /** Whose deliveries are looked at; empty for nobody's. */
  open: string
  deliveries: Delivery[]
  next: string | null
  failure: ApiError | null
}

export const EVENTS: readonly WebhookEvent[] = ['job.done', 'job.failed', 'job.cancelled', 'job.interrupted']

export function createWebhooks(server: WebhookServer) {
  const state = reactive<State>({
    rows: [], loaded: false, making: false, made: null, open: '', deliveries: [], next: null, failure: null,
  })

  async function load(): Promise<void> {
    await trying(async () => {
      state.rows = await server.list()
      state.loaded = true
    })
  }

  /** Whether it was made: what was filled in is kept otherwise. */
  async function make(wish: WebhookWish): Promise<boolean> {
    if (!wish.url.trim() || !wish.events.length || state.making) return false
    state.making = true
    const made = await trying(async () => {
      state.made = await server.make({ ...wish, url: wish.url.trim() })
      state.rows = await server.list()
    })
    state.making = false
    return made
  }

  /** Nothing is to be different: it is sent to again. */
  async function enable(id: string): Promise<void> {
    await trying(async () => {
      const changed = await server.change(id, {})
      state.rows = state.rows.map((row) => (row.id === id ? changed : row))
    })
  }

  async function remove(id: string): Promise<void> {
    await trying(async () => {
      await server.remove(id)
      state.rows = state.rows.filter((row) => row.id !== id)
      if (state.made?.id === id) state.made = null
      if (state.open === id) state.open = ''
    })
  }

  /** Opens a webhook's deliveries, or closes them. */
  async function look(id: string): Promise<void> {
    const opens = state.open !== id
    Object.assign(state, { open: opens ? id : '', deliveries: [], next: null })
    if (opens) await more('')
  }

  /** The next page; the first one anew for none. */
  async function more(before = state.next ?? ''): Promise<void> {
    const id = state.open
    await trying(async () => {
      const page = await server.deliveries(id, before)
      if (state.open !== id) return
      state.deliveries = before ? [...state.deliveries, ...page.deliveries] : page.deliveries
      state.next = page.next
    })
  }

  async function again(delivery: string): Promise<void> {
    await trying(async () => {
      const changed = await server.again(delivery)
      state.deliveries = state.deliveries.map((one) => (one.id === delivery ? changed : one))
    })
  }

  async function trying(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work()
      state.failure = null
      return true
    } catch (reason) {
      state.failure = toApiError(reason)
      return false
    }
  }

  const forget = () => void (state.made = null)
  return { state: readonly(state) as Readonly<State>, load, make, enable, remove, look, more, again, forget }
}
