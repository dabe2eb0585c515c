// Keeps a scrolled thread where the reader is: at the end while the end grows, in place while older messages come in above.
import { onScopeDispose, ref, watch, type Ref } from 'vue'
import { useResizeObserver } from '@vueuse/core'

/** Closer to the end than this counts as being there. */
const NEAR_PX = 96

export function useSticking(scroller: Ref<HTMLElement | null>, content: Ref<HTMLElement | null>) {
  const atEnd = ref(true)
  let lastTop = 0
  let lastHeight = 0

  /** Growing content also ends away from the end, and where content shrinks first the browser itself goes up: only going
   * up in what stays as high as it was means that somebody wants to stay there. */
  function look() {
    const box = scroller.value
    if (!box) return
    if (box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX) atEnd.value = true
    else if (box.scrollTop < lastTop && box.scrollHeight === lastHeight) atEnd.value = false
    lastTop = box.scrollTop
    lastHeight = box.scrollHeight
  }

  function toEnd() {
    const box = scroller.value
    if (box) box.scrollTop = box.scrollHeight
    atEnd.value = true
  }

  /** Runs something that adds messages above, and keeps what is looked at in its place. */
  async function keeping(work: () => Promise<void>) {
    const box = scroller.value
    const before = box ? box.scrollHeight - box.scrollTop : 0
    await work()
    requestAnimationFrame(() => {
      if (box) box.scrollTop = box.scrollHeight - before
    })
  }

  useResizeObserver([content, scroller], () => atEnd.value && toEnd())
  const stop = watch(scroller, (box, old) => {
    old?.removeEventListener('scroll', look)
    box?.addEventListener('scroll', look, { passive: true })
  }, { immediate: true })
  onScopeDispose(() => {
    stop()
    scroller.value?.removeEventListener('scroll', look)
  })

  return { atEnd, toEnd, keeping }
}
