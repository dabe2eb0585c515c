// The keys of the full-screen comparison: zoom, pan with Shift and the arrows, C to look at the one before, X to swap.
import type { Ref } from 'vue'

/** What lies under the pictures. */
interface Stage {
  zoomBy(factor: number): void
  panBy(x: number, y: number): void
  reset(): void
}

/** Pixels that an arrow pans by. */
const PAN = 80
const PANS: Record<string, [number, number]> = { ArrowLeft: [PAN, 0], ArrowRight: [-PAN, 0], ArrowUp: [0, PAN], ArrowDown: [0, -PAN] }

export function useCompareKeys(stage: Readonly<Ref<Stage | null>>, acts: { peek: (on: boolean) => void; swap: () => void }) {
  const plain: Record<string, () => void> = {
    '+': () => stage.value?.zoomBy(1.4),
    '=': () => stage.value?.zoomBy(1.4),
    '-': () => stage.value?.zoomBy(1 / 1.4),
    '0': () => stage.value?.reset(),
    c: () => acts.peek(true),
    x: acts.swap,
  }

  function press(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    if (event.shiftKey && PANS[key]) stage.value?.panBy(...PANS[key])
    else if (plain[key]) plain[key]()
    else return
    event.preventDefault()
  }

  function release(event: KeyboardEvent) {
    if (event.key.toLowerCase() === 'c') acts.peek(false)
  }

  return { press, release }
}
