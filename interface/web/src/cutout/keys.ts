// The keys of the refinement, as in the editor of the design. Single letters count while nobody types.
import type { Refining } from './refining'

interface Stage {
  zoomBy(factor: number): void
  whole(): void
}

const CLOSER = 1.4

export function pressed(event: KeyboardEvent, refining: Refining, stage: Stage | null): void {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const act =
    event.ctrlKey || event.metaKey
      ? withCtrl(key, event.shiftKey, refining)
      : event.altKey || isTyped(event)
        ? null
        : plain(key, event, refining, stage)
  if (!act) return
  event.preventDefault()
  act()
}

/** What was held is let go. */
export function released(event: KeyboardEvent, refining: Refining): void {
  if (event.key === ' ') refining.panning.value = false
  if (event.key.toLowerCase() === 'c') refining.peek(false)
}

function withCtrl(key: string, shift: boolean, refining: Refining): (() => void) | null {
  if (key === 'z') return () => (shift ? refining.redo() : refining.undo())
  return key === 'y' ? () => refining.redo() : null
}

function plain(key: string, event: KeyboardEvent, refining: Refining, stage: Stage | null): (() => void) | null {
  const acts: Record<string, () => void> = {
    '[': () => refining.resize(false),
    ']': () => refining.resize(true),
    x: () => (refining.keep.value = !refining.keep.value),
    b: () => refining.take('brush'),
    r: () => refining.take('box'),
    c: () => refining.peek(true),
    '+': () => stage?.zoomBy(CLOSER),
    '=': () => stage?.zoomBy(CLOSER),
    '-': () => stage?.zoomBy(1 / CLOSER),
    '0': () => stage?.whole(),
  }
  // on a button Space presses it
  if (key === ' ') return isControl(event) ? null : () => (refining.panning.value = true)
  return acts[key] ?? null
}

function isControl({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest('button, select, input, a') !== null
}

/** A slider or a colour is no text; `[` and `]` are for the brush there too. */
function isTyped({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && !/^(range|color|radio|checkbox)$/.test(target.type))
}
