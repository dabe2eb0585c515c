// The page's one list of conversations, bound to the server and its socket. Starts with its first user.
import { useEventListener } from '@vueuse/core'
import { effectScope, watch } from 'vue'
import { api } from '@/api/client'
import { listen } from '@/api/socket'
import { leave, rejoin } from '@/composer/leftovers'
import { conversation } from '@/conversation/open'
import { currentConversation } from '@/current'
import { useSession } from '@/session'
import { createConversations } from './conversations'
import { createLooking } from './looking'

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
    seen: (id) => looking.shown(id),
  })
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel('atelier.looking') : null
  const looking = createLooking(channel, list.look)
  listen('conversation', (change) => {
    list.hear(change)
    if (change.deleted) leave(change.id)
    else rejoin(change.id)
  })
  // comes of the open conversation alone, so whoever looked at its end and then went on has seen it
  listen('events', ({ conversation: id, events }) => events.some(({ type }) => type === 'TurnFinished') && list.over(id))
  // every connect: the first, after a cut, and as another person
  listen('connect', () => void list.refresh())
  const look = () => {
    const id = document.visibilityState === 'visible' ? currentConversation.value : null
    looking.show(id)
    if (id) list.look(id)
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
    useEventListener(window, 'pagehide', () => looking.show(null))
    useEventListener(window, 'pageshow', look)
    watch(currentConversation, look, { immediate: true })
  })
  void list.refresh()
  shared = list
  return list
}
