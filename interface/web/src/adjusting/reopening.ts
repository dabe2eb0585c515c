// A version that was made here, taken apart into what was set: so that all of it can still be moved. Pure.
import { isKept } from '@/conversation/images'
import type { EditStep, Image, Version } from '@/conversation/wire'
import { BARE, isVeil, type Kind, type Shape } from '@/drawing/shapes'
import { FRONT, LAYER, UNTOUCHED, borderOf, levelSize, lightOf, ordersOf, type Adjustment } from './adjustment'
import type { OperationKind, OperationOption, Order } from './calls'
import { cornersIn } from './corners'
import { isWhole, type Frame } from './frame'
import { valuesOf, type Panel } from './panels/panels'

export interface Reopened {
  /** The version that was worked on. */
  source: Version
  adjustment: Adjustment
  /** Id of the mask that all of it was done inside of; "" where it was done to the whole picture. */
  mask: string
}

/**
 * `ink`: the shapes of what was drawn on it. Null where it was made by anything else, or by steps that cannot be set here exactly as
 * they were.
 */
export function reopened(
  image: Image,
  { recipe, width, height }: Version,
  kinds: readonly OperationKind[],
  panels: readonly Panel[],
  ink: readonly Shape[] = [],
): Reopened | null {
  const source = image.versions.find(({ id }) => id === recipe.parents[0])
  const steps = stepsOf(recipe)
  if (!source || !steps.length || !isKept(source)) return null
  const adjustment = steps.reduce<Adjustment | null>((now, step) => now && withStep(now, step, panels, ink), UNTOUCHED)
  if (!adjustment || !isSame(ordersOf(adjustment, kinds, panels, source), steps, kinds)) return null
  const size = levelSize(source, adjustment)
  const { frame } = adjustment
  // a file may be another one by now than when it was made
  const made = frame ?? size
  const around = 2 * borderOf(adjustment)
  if (made.width + around !== width || made.height + around !== height || (frame && isWhole(frame, size))) return null
  const mask = recipe.kind === 'mask' ? recipe.values.mask : ''
  // inside of a mask only what leaves every pixel in its place is done
  if (mask && lightOf(adjustment, panels).length < steps.length) return null
  return { source, adjustment, mask }
}

function stepsOf(recipe: Version['recipe']): EditStep[] {
  if (recipe.kind === 'mask') return recipe.values.mask ? recipe.values.steps : []
  if (recipe.kind === 'edit') return recipe.values.steps
  return recipe.kind === 'operation' ? [{ name: recipe.by.replace(/^operation:/, ''), options: recipe.values }] : []
}

/** Id of the layer that was laid on a version; "" where nothing was. */
export function layerIn(recipe: Version['recipe']): string {
  return String(stepsOf(recipe).find(({ name }) => name === LAYER)?.options.layer ?? '')
}

function withStep(
  now: Adjustment,
  { name, options }: EditStep,
  panels: readonly Panel[],
  ink: readonly Shape[],
): Adjustment | null {
  if (name === LAYER) return { ...now, shapes: [...now.shapes, ...ink] }
  if (options.area) return withVeil(now, name, frameOf(options.area))
  if (name === 'rotate') return { ...now, quarters: Number(options.angle) / 90 }
  if (name === 'flip') return { ...now, mirrored: true }
  if (name === FRONT) return { ...now, corners: cornersIn(options.corners) }
  if (name === 'crop') return { ...now, frame: frameOf(options.box) }
  const panel = panels.find(({ type }) => type === name)
  const values = panel && valuesOf(panel, options)
  return values ? { ...now, values: { ...now.values, ...values } } : null
}

/** As `drawnOf` hides a part of what is left. */
function withVeil(now: Adjustment, name: string, area: Frame | null): Adjustment | null {
  if (!area || !isVeil({ kind: name as Kind })) return null
  const [x, y] = [area.x + (now.frame?.x ?? 0), area.y + (now.frame?.y ?? 0)]
  const veil = { ...BARE, id: `veil ${now.shapes.length}`, kind: name as Kind, points: [x, y, x + area.width, y + area.height] }
  return { ...now, shapes: [...now.shapes, veil] }
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
  if (name === LAYER) return true
  return known.options.every((option) => String(order[option.name] ?? left(option)) === String(options[option.name] ?? left(option)))
}

/** What an option is that was not set. */
const left = ({ default: usual }: OperationOption) => usual ?? ''

