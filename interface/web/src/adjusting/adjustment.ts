// What a hand has set of a picture, as a value, and the operations that it asks for. Pure.
import type { Size } from '@/dialogs/view'
import type { OperationKind, Order } from './calls'
import { orderOf, type Dial } from './dials'
import type { Frame } from './frame'
import { innerSize } from './level'

/** `free`, `original`, or width:height. */
export type Ratio = string

/** All that Done would do; what is put aside can be taken up again. */
export interface Adjustment {
  /** By dial; what is not in it rests. */
  values: Readonly<Record<string, number>>
  /** Quarter turns clockwise, before it is mirrored. */
  quarters: number
  mirrored: boolean
  ratio: Ratio
  /** Null where nothing is cut off. */
  frame: Frame | null
}

export const UNTOUCHED: Adjustment = { values: {}, quarters: 0, mirrored: false, ratio: 'free', frame: null }
/** The dial that turns a little: it stands beside the frame. */
export const LEVEL = 'straighten.angle'

/** The picture after quarter turns, in pixels. */
export function turnedSize({ width, height }: Size, quarters: number): Size {
  return quarters % 2 ? { width: height, height: width } : { width, height }
}

/** What is left of the turned picture when it is level. */
export function levelSize(picture: Size, { quarters, values }: Adjustment): Size {
  return innerSize(turnedSize(picture, quarters), values[LEVEL] ?? 0)
}

/** What the dials ask of light, colour and edges, in the order of the operations. */
export function lightOf({ values }: Adjustment, dials: readonly Dial[]): Order[] {
  return asked(values, dials.filter(({ group }) => group !== 'crop'))
}

/** All of it: light and colour, of the whole picture as it is shown; then its shape; then its edges. */
export function ordersOf(adjustment: Adjustment, kinds: readonly OperationKind[], dials: readonly Dial[]): Order[] {
  const groups = [...new Set(kinds.map(({ group }) => group))]
  const before = groups.slice(0, groups.indexOf('crop'))
  const of = (early: boolean) => dials.filter(({ group }) => group !== 'crop' && before.includes(group) === early)
  return [
    ...asked(adjustment.values, of(true)),
    ...shaping(adjustment, dials),
    ...asked(adjustment.values, of(false)),
  ]
}

/** What turns, levels and cuts. */
export function shaping({ quarters, mirrored, frame, values }: Adjustment, dials: readonly Dial[]): Order[] {
  return [
    ...(quarters ? [{ type: 'rotate', angle: quarters * 90 }] : []),
    ...(mirrored ? [{ type: 'flip', direction: 'horizontal' }] : []),
    ...asked(values, dials.filter(({ group }) => group === 'crop')),
    ...(frame ? [{ type: 'crop', box: [frame.x, frame.y, frame.width, frame.height].join() }] : []),
  ]
}

/** Options of one operation stand in one order. */
function asked(values: Adjustment['values'], dials: readonly Dial[]): Order[] {
  const orders = new Map<string, Order>()
  for (const dial of dials) {
    const order = orderOf(dial, values[dial.key] ?? dial.rest)
    if (order) orders.set(dial.type, { ...orders.get(dial.type), ...order })
  }
  return [...orders.values()]
}
