// What a hand has set of a picture, as a value, and the operations that it asks for. Pure.
import type { Size } from '@/dialogs/view'
import type { OperationKind, Order } from './calls'
import type { ChosenFilter } from './panels/filters'
import { saidCorners, sizeOf, type Corners } from './corners'
import { isVeil, veilOf, type Shape } from '@/drawing/shapes'
import { wholeOf, type Frame } from './frame'
import { innerSize } from './level'
import { orderOf, type Panel, type Values } from './panels/panels'

/** `free`, `original`, or width:height. */
export type Ratio = string

/** All that Done would do; what is put aside can be taken up again. */
export interface Adjustment {
  /** What is not in it rests. */
  values: Values
  /** The look that some of them come from. */
  filter: ChosenFilter | null
  /** Quarter turns clockwise, before it is mirrored. */
  quarters: number
  mirrored: boolean
  /** What lies between them is seen from the front, in pixels of the picture when it is turned; null where all of it is. */
  corners: Corners | null
  ratio: Ratio
  /** Null where nothing is cut off. */
  frame: Frame | null
  /** What is drawn, and hidden, on the picture when it is turned and level; the lowest first. */
  shapes: readonly Shape[]
}

export const UNTOUCHED: Adjustment = {
  values: {}, filter: null, quarters: 0, mirrored: false, corners: null, ratio: 'free', frame: null, shapes: [],
}
/** The dial that turns a little: it stands beside the frame. */
export const LEVEL = 'straighten.angle'
/** The operation that shows what lies between corners from the front. */
export const FRONT = 'perspective'
/** The operation that lays on what was drawn. */
export const LAYER = 'layer'
/** The dial that makes the picture larger than what is left of it. */
const BORDER = 'border.width'

/** Width / height; null where it is free. `size`: of the picture that has it at first. */
export function shapeOf(ratio: Ratio, size: Size): number | null {
  if (ratio === 'free') return null
  if (ratio === 'original') return size.width / size.height
  const [wide = 1, high = 1] = ratio.split(':').map(Number)
  return wide / high
}

export const upended = (ratio: Ratio): Ratio => (ratio.includes(':') ? ratio.split(':').reverse().join(':') : ratio)

/** The picture after quarter turns, in pixels. */
export function turnedSize({ width, height }: Size, quarters: number): Size {
  return quarters % 2 ? { width: height, height: width } : { width, height }
}

/** The same, seen from the front. */
export function frontSize(picture: Size, { quarters, corners }: Adjustment): Size {
  return corners ? sizeOf(corners) : turnedSize(picture, quarters)
}

/** What is left of that when it is level. */
export function levelSize(picture: Size, adjustment: Adjustment): Size {
  return innerSize(frontSize(picture, adjustment), Number(adjustment.values[LEVEL] ?? 0))
}

/** What is asked of light, colour and details, in the order of the operations. */
export function lightOf({ values }: Adjustment, panels: readonly Panel[]): Order[] {
  return asked(values, panels.filter(({ group, framing }) => group !== 'crop' && !framing))
}

/** What is done to what is left: its corners, its edges, what goes around it. */
export function framingOf({ values }: Adjustment, panels: readonly Panel[]): Order[] {
  return asked(values, panels.filter(({ framing }) => framing))
}

/** Where nothing says how large the picture is. */
const ENDLESS: Size = { width: 1e6, height: 1e6 }

/**
 * All of it: light and colour, of the whole picture as it is shown; then its shape; its details; what is hidden, and drawn; then what
 * is around it.
 */
export function ordersOf(
  adjustment: Adjustment,
  kinds: readonly OperationKind[],
  panels: readonly Panel[],
  picture: Size = ENDLESS,
): Order[] {
  const groups = [...new Set(kinds.map(({ group }) => group))]
  const before = groups.slice(0, groups.indexOf('crop'))
  const of = (early: boolean) => panels.filter(({ group, framing }) => group !== 'crop' && !framing && before.includes(group) === early)
  return [
    ...asked(adjustment.values, of(true)),
    ...shaping(adjustment, panels),
    ...asked(adjustment.values, of(false)),
    ...drawnOf(adjustment, picture),
    ...framingOf(adjustment, panels),
  ]
}

/** What hides, then what lays the ink on what is left; that has no name before it is kept. */
export function drawnOf(adjustment: Adjustment, picture: Size = ENDLESS): Order[] {
  const { shapes } = adjustment
  const frame = adjustment.frame ?? wholeOf(levelSize(picture, adjustment))
  const veils = shapes.filter(isVeil).map((shape) => veilOf(shape, frame)).filter((veil) => veil !== null)
  return [
    ...veils.map(({ type, area, by }): Order => (type === 'blur' ? { type, radius: by, area } : { type, size: by, area })),
    ...(shapes.some((shape) => !isVeil(shape)) ? [{ type: LAYER, layer: '' }] : []),
  ]
}

/** What turns, straightens, levels and cuts. */
export function shaping({ quarters, mirrored, corners, frame, values }: Adjustment, panels: readonly Panel[]): Order[] {
  return [
    ...(quarters ? [{ type: 'rotate', angle: quarters * 90 }] : []),
    ...(mirrored ? [{ type: 'flip', direction: 'horizontal' }] : []),
    ...(corners ? [{ type: FRONT, corners: saidCorners(corners) }] : []),
    ...asked(values, panels.filter(({ group }) => group === 'crop')),
    ...(frame ? [{ type: 'crop', box: [frame.x, frame.y, frame.width, frame.height].join() }] : []),
  ]
}

/** How wide the border is that goes around what is left, in pixels. */
export const borderOf = ({ values }: Adjustment) => Number(values[BORDER] ?? 0)

function asked(values: Values, panels: readonly Panel[]): Order[] {
  return panels.map((panel) => orderOf(panel, values)).filter((order) => order !== null)
}
