// A version that was made here, taken apart into what was set: so that all of it can still be moved. Pure.
import { isKept } from '@/conversation/images'
import type { EditStep, Image, Version } from '@/conversation/wire'
import { UNTOUCHED, levelSize, ordersOf, type Adjustment } from './adjustment'
import type { OperationKind, OperationOption, Order } from './calls'
import type { Dial } from './dials'
import { isWhole, type Frame } from './frame'

export interface Reopened {
  /** The version that was worked on. */
  source: Version
  adjustment: Adjustment
}

/** Null where it was made by anything else, or by steps that cannot be set here exactly as they were. */
export function reopened(
  image: Image,
  { recipe, width, height }: Version,
  kinds: readonly OperationKind[],
  dials: readonly Dial[],
): Reopened | null {
  const source = image.versions.find(({ id }) => id === recipe.parents[0])
  const steps = stepsOf(recipe)
  if (!source || !steps.length || !isKept(source)) return null
  const adjustment = steps.reduce<Adjustment | null>((now, step) => now && withStep(now, step, dials), UNTOUCHED)
  if (!adjustment || !isSame(ordersOf(adjustment, kinds, dials), steps, kinds)) return null
  const size = levelSize(source, adjustment)
  const { frame } = adjustment
  // a file may be another one by now than when it was made
  const made = frame ?? size
  if (made.width !== width || made.height !== height || (frame && isWhole(frame, size))) return null
  return { source, adjustment }
}

function stepsOf(recipe: Version['recipe']): EditStep[] {
  if (recipe.kind === 'edit') return recipe.values.steps
  return recipe.kind === 'operation' ? [{ name: recipe.by.replace(/^operation:/, ''), options: recipe.values }] : []
}

function withStep(now: Adjustment, { name, options }: EditStep, dials: readonly Dial[]): Adjustment | null {
  if (name === 'rotate') return { ...now, quarters: Number(options.angle) / 90 }
  if (name === 'flip') return { ...now, mirrored: true }
  if (name === 'crop') return { ...now, frame: frameOf(options.box) }
  const set = dials.filter(({ type, option, rest }) => type === name && options[option] !== undefined && options[option] !== rest)
  const values = Object.fromEntries(set.map(({ key, option }) => [key, Number(options[option])]))
  return set.length ? { ...now, values: { ...now.values, ...values } } : null
}

function frameOf(box: unknown): Frame | null {
  const [x, y, width, height, ...more] = String(box).split(',').map(Number)
  return [x, y, width, height].every(Number.isInteger) && !more.length
    ? { x: x!, y: y!, width: width!, height: height! }
    : null
}

/** Whether these orders are those steps, each with nothing else set. */
function isSame(orders: readonly Order[], steps: readonly EditStep[], kinds: readonly OperationKind[]): boolean {
  return orders.length === steps.length && orders.every((order, at) => isStep(order, steps[at]!, kinds))
}

function isStep(order: Order, { name, options }: EditStep, kinds: readonly OperationKind[]): boolean {
  const known = kinds.find(({ type }) => type === name)
  if (order.type !== name || !known) return false
  return known.options.every((option) => String(order[option.name] ?? left(option)) === String(options[option.name] ?? left(option)))
}

/** What an option is that was not set. */
const left = ({ default: usual }: OperationOption) => usual ?? ''

