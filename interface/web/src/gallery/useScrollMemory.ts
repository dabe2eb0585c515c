// The gallery is found where it was left: how far it was scrolled.
import { nextTick, watch } from 'vue'
import { useEventListener } from '@vueuse/core'
import { place } from './open'

/** `hangs`: whether there is anything to scroll to. `arrived` is called once the screen is where it was. */
export function useScrollMemory(scroller: () => HTMLElement | null, hangs: () => boolean, arrived: () => void): void {
  /** Before that the screen is on its way, and nothing to remember. */
  let back = false
  watch([hangs, scroller], async ([ready, box]) => {
    if (!ready || !box || back) return
    await nextTick()
    box.scrollTop = place.top
    back = true
    arrived()
  }, { immediate: true })
  useEventListener(scroller, 'scroll', () => {
    const box = scroller()
    if (back && box) place.top = box.scrollTop
  }, { passive: true })
}
