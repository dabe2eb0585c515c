// Work that is done while nobody looks at the tab: its title and icon say so, and the system too where the person wants that.
import { useEventListener } from '@vueuse/core/first'
import { onScopeDispose, watch } from 'vue'
import { ROOT } from '@/api/root'
import { listen } from '@/api/socket'
import { leftOpen, toLookAt } from '@/jobs/jobs'
import { useJobs } from '@/jobs/useJobs'
import { t } from '@/locales'
import { told } from '@/locales/told'
import { toast } from '@/ui/toasts'
import { tab } from './title'

const ASKED = 'atelier.asked-to-notify'

const hidden = () => document.visibilityState === 'hidden'

/** In `setup` of the studio. */
export function tellWhenAway(): void {
  const { jobs } = useJobs()
  const stop = listen('events', ({ events }) => {
    const ready = events.find((event) => event.type === 'ImageReady')
    if (hidden() && ready) miss(t('thread.doneAway'), told(ready.title, ready.said, 'title'))
  })
  tab.work = toLookAt(jobs.tasks)
  watch(() => jobs.tasks, (now, before) => {
    tab.work = toLookAt(now)
    const ended = hidden() ? leftOpen(before, now) : []
    if (ended.length) void import('./ended').then(({ tellOf }) => ended.forEach((task) => void tellOf(task, miss)))
  })
  watch(() => tab.missed, (missed) => {
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
    if (icon) icon.href = ROOT + (missed ? '/icon-done.svg' : '/icon.svg')
  })
  useEventListener(document, 'visibilitychange', () => {
    if (hidden() || !tab.missed) return
    tab.missed = false
    askOnce()
  })
  onScopeDispose(() => {
    stop()
    tab.work = 0
    tab.missed = false
  })
}

function miss(what: string, title: string): void {
  tab.missed = true
  if (!('Notification' in window) || Notification.permission !== 'granted') return
  const said = new Notification(what, { body: title, icon: `${ROOT}/icon-192.png`, tag: 'atelier' })
  said.onclick = () => {
    window.focus()
    said.close()
  }
}

/** After the first thing that was done while they were away, and never again. */
function askOnce(): void {
  if (!('Notification' in window) || Notification.permission !== 'default') return
  try {
    if (localStorage.getItem(ASKED)) return
    localStorage.setItem(ASKED, 'yes')
  } catch {
    return // storage is forbidden: it would be asked each time
  }
  toast(t('thread.notifyAsk'), { label: t('thread.notifyYes'), run: () => void Notification.requestPermission() })
}
