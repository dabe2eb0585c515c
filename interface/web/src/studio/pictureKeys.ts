// Ctrl Z and Ctrl Shift Z for the picture that is looked at, Esc for what is chosen or runs: while nobody types and nothing lies over it.
import { useEventListener } from '@vueuse/core/first'
import { redo, undo } from '@/conversation/actions'
import type { OpenConversation } from '@/conversation/store'
import { useConversation } from '@/conversation/useConversation'
import type { Image } from '@/conversation/wire'
import { clearSelection, selecting } from '@/selection/selected'
import { stop } from './talk'

function types(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement && /^(checkbox|range)$/.test(target.type)) return false
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

/** The one whose card has the focus, or else the one the next words will change. */
function lookedAt(conversation: OpenConversation): Image | null {
  const id = document.activeElement?.closest<HTMLElement>('[data-image]')?.dataset.image
  return conversation.images.find((image) => image.id === id) ?? conversation.pin.image
}

export function usePictureKeys(): void {
  const conversation = useConversation()
  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    if (event.defaultPrevented || document.querySelector('[role="dialog"], [role="menu"]')) return
    if (event.key === 'Escape' && selecting.value && !types(event.target)) {
      event.preventDefault()
      clearSelection()
      return
    }
    if (event.key === 'Escape' && conversation.busy) {
      event.preventDefault()
      stop()
      return
    }
    const image = lookedAt(conversation)
    if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || types(event.target) || !image) return
    event.preventDefault()
    void (event.shiftKey ? redo(image) : undo(image))
  })
}
