// Keeps a scrolled thread where the reader is: at the end while the end grows, in place while older messages come in above.
import { onScopeDispose, ref, watch, type Ref } from 'vue'
import { useResizeObserver } from '@vueuse/core'
import { AIR_PX, placesIn, type Places } from './places'

/** Closer to the end than this counts as being there. */
const NEAR_PX = 96
/** So much of the last turn may be out of sight before it counts as hidden: the room below its words. */
const SLACK_PX = 12
/** What is larger than this in both directions can be pressed beside a button that lies on it. */
const LARGE_PX = 88
/** Into so many rows such a button is parted to look below it: nothing that is pressed is as low as one. */
const ROWS = 4

/**
 * How far a thread of `height` px in a window of `view` px is scrolled to show its end: a picture that answers is seen whole,
 * below the question as far as both fit, with the words below it where there is room for them; words are followed to their last one.
 */
export function restingPlace(height: number, view: number, { turn, shown, told }: Places): number {
  const end = Math.max(0, height - view)
  if (!shown) return end
  const fits = shown.bottom - shown.top + 2 * AIR_PX <= view
  const bottom = told - turn + 2 * AIR_PX <= view ? told : shown.bottom
  // what is higher than the window begins at the question, or at its own beginning where that took a third of the window
  const other = fits ? bottom - view + AIR_PX : shown.top - turn < view / 3 ? 0 : shown.top - AIR_PX
  return Math.max(0, Math.min(end, Math.max(turn - AIR_PX, other)))
}

/** Whether a button that lies at that place over a thread keeps something in it from being pressed. */
export function liesOnSomething({ left, right, top, bottom }: DOMRect, thread: HTMLElement): boolean {
  const across = [left + 1, (left + right) / 2, right - 1]
  const down = Array.from({ length: ROWS + 1 }, (_, row) => top + 1 + ((bottom - top - 2) * row) / ROWS)
  const below = across.flatMap((x) => down.flatMap((y) => document.elementsFromPoint(x, y)))
  return below.some((element) => {
    if (!thread.contains(element) || !element.closest('a, button, input, textarea, summary, label')) return false
    const { width, height } = element.getBoundingClientRect()
    return Math.min(width, height) < LARGE_PX
  })
}

export function useSticking(scroller: Ref<HTMLElement | null>, content: Ref<HTMLElement | null>) {
  const atEnd = ref(true)
  /** Whether something at the end is out of sight, and nobody is taken there. */
  const hidden = ref(false)
  let lastTop = 0
  let lastHeight = 0

  function rest(): number {
    const box = scroller.value
    if (!box || !content.value) return 0
    return restingPlace(box.scrollHeight, box.clientHeight, placesIn(box, content.value))
  }

  /** Growing content also ends away from the end, and where content shrinks first the browser itself goes up: only going
   * up in what stays as high as it was means that somebody wants to stay there, and only going down that somebody wants
   * to follow: a thread that is still short is at its end wherever one came to look at it. */
  function look() {
    const box = scroller.value
    if (!box) return
    if (box.scrollTop > lastTop && box.scrollTop > rest() - NEAR_PX) atEnd.value = true
    else if (box.scrollTop < lastTop && box.scrollHeight === lastHeight) atEnd.value = false
    lastTop = box.scrollTop
    lastHeight = box.scrollHeight
    measure()
  }

  function measure() {
    const last = content.value?.lastElementChild
    hidden.value =
      !atEnd.value && last !== null && last !== undefined &&
      last.getBoundingClientRect().bottom > scroller.value!.getBoundingClientRect().bottom + SLACK_PX
  }

  function toEnd() {
    if (scroller.value) scroller.value.scrollTop = rest()
    atEnd.value = true
    hidden.value = false
  }

  /** Somebody came to see something else. */
  function leave() {
    atEnd.value = false
    measure()
  }

  /** Whoever went on past a picture, to what stands below it, is not taken back. */
  function follow() {
    const box = scroller.value
    if (box && atEnd.value) box.scrollTop = Math.max(box.scrollTop, rest())
    else if (box) measure()
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

  useResizeObserver([content, scroller], follow)
  const stop = watch(scroller, (box, old) => {
    old?.removeEventListener('scroll', look)
    box?.addEventListener('scroll', look, { passive: true })
  }, { immediate: true })
  onScopeDispose(() => {
    stop()
    scroller.value?.removeEventListener('scroll', look)
  })

  return { hidden, toEnd, leave, keeping }
}
