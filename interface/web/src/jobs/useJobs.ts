// The page's one list of jobs, bound to the server and its socket: read again when a turn began or ended anywhere.
import { watch } from 'vue'
import { onceWhole } from '@/afterPaint'
import { api } from '@/api/client'
import { listen } from '@/api/socket'
import { currentConversation } from '@/current'
import { useSession } from '@/session'
import { useConversations } from '@/sidebar/useConversations'
import { Jobs, viewed, type Aside, type JobsView } from './jobs'

const ASIDE = 'atelier.jobs.aside'
/** Milliseconds in which whatever else begins or ends is read with it. */
const TOGETHER = 400

let shared: JobsView | null = null

export function useJobs(): JobsView {
  if (shared) return shared
  const jobs = new Jobs({ unfinished: async () => (await api.tasks('unfinished')).tasks, end: api.endTask, retry: api.retryTask }, kept())
  const view = viewed(jobs, () => currentConversation.value)
  const { state: list } = useConversations()
  let soon: ReturnType<typeof setTimeout> | undefined
  const read = () => {
    if (list.rows.length) void view.jobs.refresh().catch(() => {}) // what changes next asks again
  }
  const refresh = () => {
    clearTimeout(soon)
    soon = setTimeout(read, TOGETHER)
  }
  listen('conversation', refresh)
  listen('connect', refresh)
  watch([() => useSession().state.session?.user?.id, () => list.rows.length > 0], refresh)
  void onceWhole(refresh)
  return (shared = view)
}

/** In this browser; where it keeps nothing, for as long as the page is open. */
function kept(): Aside {
  return {
    read() {
      try {
        const ids: unknown = JSON.parse(localStorage.getItem(ASIDE) ?? '[]')
        return Array.isArray(ids) ? ids.map(String) : []
      } catch {
        return []
      }
    },
    write(ids) {
      try {
        localStorage.setItem(ASIDE, JSON.stringify(ids))
      } catch {
        // a browser that keeps nothing
      }
    },
  }
}
