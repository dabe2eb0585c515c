// The keys of the drawing, which count while it is in hand. Single letters and Delete; the arrows and Enter are the stage's.
import type { Drawing, DrawingTool } from './drawing'

const TOOLS: Record<string, DrawingTool> = { v: 'select', p: 'pen', l: 'line', t: 'text', e: 'eraser' }

/** Whether it was one of them. */
export function drawingKey(event: KeyboardEvent, drawing: Drawing, stage: { pan(held: boolean): void } | null): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  const tool = TOOLS[event.key.toLowerCase()]
  const onInput = (event.target as Element).closest('input') !== null
  if (tool) drawing.take(tool)
  else if ((event.key === 'Delete' || event.key === 'Backspace') && drawing.chosen.value && !onInput) drawing.remove()
  // on a button Space presses it
  else if (event.key === ' ' && !(event.target as Element).closest('button, input, a')) stage?.pan(true)
  else return false
  return true
}
