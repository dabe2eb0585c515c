// A picture that is done while nobody looks at the tab: its title and icon say so, and the system too where the person wants that.
import { useEventListener } from '@vueuse/core'
import { onScopeDispose } from 'vue'
import { listen } from '@/api/socket'
import { t } from '@/locales'
import { told } from '@/locales/told'
import { toast } from '@/ui/toasts'

const MARK = '✓ '
const ASKED = 'atelier.asked-to-notify'

/** In `setup` of the studio. */
export function tellWhenAway(): void {
  let missed = false
  const stop = listen('events', ({ events }) => {
    if (document.visibilityState !== 'hidden' || !events.some((event) => event.type === 'ImageReady')) return
    missed = true
    mark(true)
    const ready = events.find((event) => event.type === 'ImageReady')
    notify(ready ? told(ready.title, ready.said, 'title') : '')
  })
  useEventListener(document, 'visibilitychange', () => {
    if (document.visibilityState === 'hidden' || !missed) return
    missed = false
    mark(false)
    askOnce()
  })
  onScopeDispose(stop)
}

function mark(done: boolean): void {
  const title = document.title.startsWith(MARK) ? document.title.slice(MARK.length) : document.title
  document.title = done ? MARK + title : title
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
  if (icon) icon.href = done ? '/icon-done.svg' : '/icon.svg'
}

function notify(title: string): void {
  if (!('Notification' in window) || Notification.permission !== 'granted') return
  const said = new Notification(t('thread.doneAway'), { body: title, icon: '/icon-192.png', tag: 'atelier' })
  said.onclick = () => {
    window.focus()
    said.close()
  }
}

/** After the first picture that came while they were away, and never again. */
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
