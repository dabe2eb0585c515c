// The page's one list of conversations, bound to the server and its socket. Starts with its first user.
import { useEventListener } from '@vueuse/core/first'
import { effectScope, watch } from 'vue'
import { api } from '@/api/client'
import { emit, listen } from '@/api/socket'
import { leave, rejoin } from '@/composer/leftovers'
import { conversation } from '@/conversation/open'
import { currentConversation } from '@/current'
import { useSession } from '@/session'
import { createConversations } from './conversations'

const lookedAt = () => (document.visibilityState === 'visible' ? currentConversation.value : null)

let shared: ReturnType<typeof createConversations> | null = null

export function useConversations(): ReturnType<typeof createConversations> {
  if (shared) return shared
  const list = createConversations({
    page: (before) => api.conversations({ before, limit: 40 }),
    newest: async () => (await api.conversations({ limit: 5 })).conversations,
    rename: async (id, title) => {
      await api.changeConversation(id, { title })
      if (conversation.id === id) conversation.retitle(title)
    },
    pin: (id, pinned) => api.changeConversation(id, { pinned }),
    remove: api.deleteConversation,
    restore: api.restoreConversation,
    looked: (id) => id === lookedAt(),
    see: (id, message) => void emit('seen', { conversation: id, message }).catch(() => {}), // said again when it is read again
  })
  listen('conversation', (change) => {
    list.hear(change)
    if (change.deleted) leave(change.id)
    else rejoin(change.id)
  })
  // comes of the open conversation alone, so whoever looked at its end and then went on has seen it
  listen('events', ({ conversation: id, turn, events }) => {
    if (events.some(({ type }) => type === 'TurnFinished')) list.over(id, turn)
  })
  // every connect: the first, after a cut, and as another person
  listen('connect', () => void list.refresh())
  const look = () => {
    const id = lookedAt()
    if (!id) return
    list.look(id)
    if (id === conversation.id && conversation.unseen) list.arrive(id, conversation.unseen)
  }
  const { state } = useSession()
  const another = (user: string | undefined) => {
    list.clear()
    if (user) void list.refresh()
  }
  // a scope of its own, for the list outlives the sidebar that asked for it first
  effectScope(true).run(() => {
    watch(() => state.session?.user?.id, another)
    // whatever another tab did meanwhile
    useEventListener(document, 'visibilitychange', () => {
      look()
      if (document.visibilityState === 'visible') void list.refresh()
    })
    watch(currentConversation, look, { immediate: true })
    watch(() => conversation.unseen, look)
  })
  void list.refresh()
  shared = list
  return list
}
