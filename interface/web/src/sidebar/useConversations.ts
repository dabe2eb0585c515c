// The page's one list of conversations, bound to the server and its socket. Starts with its first user.
import { api } from '@/api/client'
import { listen } from '@/api/socket'
import { createConversations } from './conversations'

let shared: ReturnType<typeof createConversations> | null = null

export function useConversations(): ReturnType<typeof createConversations> {
  if (shared) return shared
  const list = createConversations({
    page: (before) => api.conversations({ before, limit: 40 }),
    rename: (id, title) => api.changeConversation(id, { title }),
    remove: api.deleteConversation,
    restore: api.restoreConversation,
  })
  listen('conversation', list.hear)
  // every connect: the first, after a cut, and as another person
  listen('connect', () => void list.refresh())
  void list.refresh()
  shared = list
  return list
}
