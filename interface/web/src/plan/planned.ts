// A list of steps that a chat model wants done: what a person leaves of it, and the message that says yes.
import type { Intent } from '@/conversation/intent'
import type { Choice, PlannedStep } from '@/conversation/wire'

/** A step as it stands now: changed, or left out. */
export interface StepRow {
  line: string
  left: boolean
}

export const rowsOf = (plan: readonly PlannedStep[]): StepRow[] => plan.map(({ line }) => ({ line, left: false }))

/** What all of what is left costs at about, in micro-dollars; null where nobody knows, or a line was changed. */
export function priceOf(plan: readonly PlannedStep[], rows: readonly StepRow[]): number | null {
  let sum = 0
  for (const [at, row] of rows.entries()) {
    const step = plan[at]
    if (row.left) continue
    if (!step || step.cost === null || row.line.trim() !== step.line) return null
    sum += step.cost
  }
  return sum
}

/** The message that does what is left; null where nothing is. Lines that were changed cost what nobody saw yet: they are
 * asked about as from the keyboard. */
export function going(choices: readonly Choice[], plan: readonly PlannedStep[], rows: readonly StepRow[]): Intent | null {
  const go = choices[0]
  const lines = rows.filter((row) => !row.left && row.line.trim()).map((row) => row.line.trim())
  if (!go || !lines.length) return null
  const changed = rows.some((row, at) => !row.left && row.line.trim() !== plan[at]?.line)
  const options = changed ? { ...go.options, confirmed: false } : go.options
  return { do: 'say', text: lines.join('\n'), image: go.image, version: go.version, options }
}
