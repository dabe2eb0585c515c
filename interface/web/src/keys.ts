// The shortcuts that work everywhere. Those of a picture or the box are theirs.
import { onScopeDispose } from 'vue'
import type { Router } from 'vue-router'
import { openSearch } from '@/dialogs/searching'
import { overlays } from '@/overlays'

export const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

export function listenToKeys(router: Router): void {
  function press(event: KeyboardEvent) {
    if (!(isMac ? event.metaKey : event.ctrlKey) || event.altKey) return
    const key = event.key.toLowerCase()
    if (key === 'k' && !event.shiftKey) openSearch()
    else if (key === 'o' && event.shiftKey) void router.push('/')
    else if (key === ',') void router.push({ name: 'settings' })
    else if (key === '/') overlays.help = true
    else return
    event.preventDefault()
  }
  window.addEventListener('keydown', press)
  onScopeDispose(() => window.removeEventListener('keydown', press))
}
