// The one conversation that is open, joined to the real server. Tests make their own `ConversationStore`.
import { reactive, watch } from 'vue'
import { api } from '@/api/client'
import { connected, emit, listen } from '@/api/socket'
import { standing } from '@/current'
import { cleared, useSession } from '@/session'
import { Outbox } from './outbox'
import { ConversationStore, type OpenConversation, type World } from './store'

const world: World = {
  read: (id, before) => api.conversation(id, { before, limit: 50 }),
  make: (id) => api.makeConversation({ id }),
  choose: (id, changes) => api.changeConversation(id, { options: changes }),
  join: (id) => emit('open', { conversation: id }),
  leave: (id) => void emit('close', { conversation: id }).catch(() => {}), // without a connection there is no room
  say: async (call) => {
    await cleared(useSession().imageModel.value, call.text)
    return emit('turn', call)
  },
  show: (id, message) => api.changeConversation(id, { head: message }),
  stop: (turn) => emit('stop', { turn }).catch(() => api.stopTurn(turn)),
  connected,
  newId: () => newId(),
}

/** A UUID. `randomUUID` is missing where the studio is opened by address without TLS. */
export function newId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [8, 12, 16, 20].reduceRight((text, at) => `${text.slice(0, at)}-${text.slice(at)}`, hex)
}

function storage(): Storage | null {
  try {
    return window.sessionStorage
  } catch {
    return null // forbidden
  }
}

export const conversation: OpenConversation = reactive(new ConversationStore(world, new Outbox(storage())))

watch(() => conversation.options, (options) => (standing.value = options), { immediate: true, flush: 'sync' })

/** Starts hearing the server; the answer stops it. */
export function startListening(): () => void {
  const stops = [
    listen('events', (arrived) => conversation.arrive(arrived)),
    listen('message', ({ conversation: id, message }) => conversation.arriveMessage(id, message)),
    listen('image', ({ image }) => conversation.arriveImage(image)),
    listen('conversation', (row) => {
      if (row.id === conversation.id && row.title) conversation.retitle(row.title, row.said)
    }),
    listen('connect', () => conversation.reconnected()),
  ]
  return () => stops.forEach((stop) => stop())
}
