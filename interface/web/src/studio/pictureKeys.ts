// Ctrl Z and Ctrl Shift Z for the picture that is looked at, Esc for what is chosen or runs: while nobody types and nothing lies over it.
import { useEventListener } from '@vueuse/core'
import { redo, undo } from '@/conversation/actions'
import { conversation } from '@/conversation/open'
import type { Image } from '@/conversation/wire'
import { clearSelection, selecting } from '@/selection/selected'
import { stop } from './talk'

function types(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement && /^(checkbox|range)$/.test(target.type)) return false
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

/** The one whose card has the focus, or else the one the next words will change. */
function lookedAt(): Image | null {
  const id = document.activeElement?.closest<HTMLElement>('[data-image]')?.dataset.image
  return conversation.images.value.find((image) => image.id === id) ?? conversation.pin.image.value
}

export function usePictureKeys(): void {
  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    if (event.defaultPrevented || document.querySelector('[role="dialog"], [role="menu"]')) return
    if (event.key === 'Escape' && selecting.value && !types(event.target)) {
      event.preventDefault()
      clearSelection()
      return
    }
    if (event.key === 'Escape' && conversation.busy.value) {
      event.preventDefault()
      stop()
      return
    }
    const image = lookedAt()
    if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || types(event.target) || !image) return
    event.preventDefault()
    void (event.shiftKey ? redo(image) : undo(image))
  })
}
