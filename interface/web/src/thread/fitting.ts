// A picture gives up as much of its height as the words below it need to be seen with it and with the question.
import { onScopeDispose, type Ref } from 'vue'
import { useMutationObserver, useResizeObserver } from '@vueuse/core'
import { AIR_PX, lastTurn, placesIn } from './places'

/** A picture keeps this share of its height: where that is not enough it keeps all, and the words are a scroll away. */
const KEPT = 0.5

/**
 * How high a picture of `high` px becomes in a window of `view` px, where question, picture and words together take
 * `whole` px; null where it stays as it is.
 */
export function fittingHeight(view: number, whole: number, high: number): number | null {
  const over = whole + 2 * AIR_PX - view
  // a few pixels are taken from the air: a picture that was watched must not move for them
  if (over <= AIR_PX || high - over < KEPT * high) return null
  return high - over
}

/** What decides how high the picture may be. What is unfolded below it later takes nothing from it, nor does a box that
 * grows while somebody writes. */
function cause(turn: HTMLElement): string {
  const heights = [...turn.querySelectorAll<HTMLElement>('.said-row, .reply-tail > *')].map((one) => one.offsetHeight)
  return [window.innerHeight, turn.clientWidth, ...heights, turn.querySelector<HTMLElement>('.plate')?.style.cssText].join(' ')
}

function fit(box: HTMLElement, content: HTMLElement, turn: HTMLElement) {
  turn.style.removeProperty('--plate-high')
  const frames = turn.querySelectorAll<HTMLElement>('.plate-frame')
  const { turn: top, told } = placesIn(box, content)
  const high = frames.length === 1 && fittingHeight(box.clientHeight, told - top, frames[0]!.offsetHeight)
  if (high) turn.style.setProperty('--plate-high', `${Math.floor(high)}px`)
}

/** The last turn is fitted once its words are all there; those before it stay as they are. */
export function useFitting(scroller: Ref<HTMLElement | null>, content: Ref<HTMLElement | null>) {
  const fitted = new WeakMap<HTMLElement, string>()
  let waits = 0

  function look() {
    waits = 0
    const turn = content.value && lastTurn(content.value)
    if (!scroller.value || !turn || !turn.querySelector('.said') || !turn.querySelector('.reply-acts')) return
    const why = cause(turn)
    if (fitted.get(turn) === why) return
    fitted.set(turn, why)
    fit(scroller.value, content.value!, turn)
  }

  // its words may come into a place that was kept for them: nothing changes its size then
  const soon = () => (waits ||= requestAnimationFrame(look))
  useMutationObserver(content, soon, { childList: true, subtree: true })
  useResizeObserver(scroller, soon)
  onScopeDispose(() => cancelAnimationFrame(waits))
}
