// The keys of a mask, which count while it is drawn. Single letters; the arrows and Enter are the stage's.
import type { Masking } from '@/masks/masking'

interface Stage {
  pan(held: boolean): void
}

/** Whether it was one of them. */
export function maskKey(event: KeyboardEvent, masking: Masking, stage: Stage | null): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  const acts: Record<string, () => void> = {
    b: () => (masking.tool.value = 'brush'),
    l: () => (masking.tool.value = 'lasso'),
    x: () => (masking.erases.value = !masking.erases.value),
    i: () => masking.invert(),
    '[': () => masking.resize(false),
    ']': () => masking.resize(true),
  }
  // on a button Space presses it
  if (!(event.target as Element).closest('button, input, a')) acts[' '] = () => stage?.pan(true)
  const act = acts[event.key.toLowerCase()]
  act?.()
  return act !== undefined
}
