// What is told of a job that ended while nobody looked: loaded when the first one does.
import { api } from '@/api/client'
import type { Task } from '@/api/types'
import { currentConversation } from '@/current'
import { t } from '@/locales'
import '@/locales/later'

/** How it ended. Of a picture of the conversation that is open its own event has told; what a person ended needs no word. */
export async function tellOf(task: Task, miss: (what: string, title: string) => void): Promise<void> {
  const ended = await api.task(task.id).catch(() => null) // forgotten with its conversation
  if (!ended || ended.state === 'cancelled' || document.visibilityState !== 'hidden') return
  const done = ended.state === 'done'
  if (done && ended.images.length && ended.conversation === currentConversation.value) return
  miss(t(done ? 'jobs.doneAway' : 'jobs.failedAway'), ended.title || t('jobs.untitled'))
}
