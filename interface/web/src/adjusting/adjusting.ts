// One adjustment from opening to Done: how the picture is turned and framed, what the sliders say. `AdjustDialog.vue` shows it.
import { computed, ref, shallowRef } from 'vue'
import { Attempt } from '@/api/attempt'
import { toApiError } from '@/api/error'
import type { Image, Version } from '@/conversation/wire'
import type { Point, Size } from '@/dialogs/view'
import type { OperationKind, Order } from './calls'
import { dialsOf, held, orderOf, type Dial } from './dials'
import { isWhole, measured, mirrored, pulled, resized, shaped, turned, wholeOf, type Frame, type Grip } from './frame'
import { innerSize } from './level'
import { createPreviews } from './previews'

export type Tool = 'crop' | 'light'
/** `free`, `original`, or width:height. */
export type Ratio = string

export interface World {
  kinds(): Promise<OperationKind[]>
  draft(image: string, version: string, orders: Order[], signal: AbortSignal): Promise<Blob>
  make(image: string, version: string, orders: Order[], signal: AbortSignal): Promise<Image>
}

/** All that Done would do; what is put aside can be taken up again. */
export interface Adjustment {
  /** By operation; what is not in it rests. */
  values: Readonly<Record<string, number>>
  /** Quarter turns clockwise, before it is mirrored. */
  quarters: number
  mirrored: boolean
  ratio: Ratio
  /** Null where nothing is cut off. */
  frame: Frame | null
}

const UNTOUCHED: Adjustment = { values: {}, quarters: 0, mirrored: false, ratio: 'free', frame: null }
/** The operation that turns a little: its slider stands beside the frame. */
const LEVEL = 'straighten'

export class Adjusting {
  readonly tool = ref<Tool>('crop')
  /** Shows the light as it was for as long as it is held. */
  readonly peeking = ref(false)
  private readonly attempt = new Attempt<Image>()
  readonly finishing = this.attempt.running
  /** Why it could not be opened, or done. */
  readonly refused = this.attempt.refused
  readonly previews: ReturnType<typeof createPreviews>
  private readonly kinds = shallowRef<readonly OperationKind[]>([])
  private readonly state: ReturnType<typeof shallowRef<Adjustment>>
  private pulledFrom: Frame | null = null

  constructor(
    private readonly world: World,
    readonly image: Image,
    readonly version: Version,
    kept: Adjustment = UNTOUCHED,
  ) {
    this.state = shallowRef(kept)
    this.previews = createPreviews((orders, signal) => world.draft(image.id, version.id, orders, signal))
  }

  readonly now = computed<Adjustment>(() => this.state.value!)
  readonly dials = computed(() => dialsOf(this.kinds.value))
  /** Which sliders stand beside the tool in hand. */
  readonly shownDials = computed(() => this.dials.value.filter(({ group }) => (group === 'crop') === (this.tool.value === 'crop')))
  readonly ratios = computed(() => this.kinds.value.flatMap(({ options }) => options.flatMap(({ offered }) => offered)))
  readonly angle = computed(() => this.now.value.values[LEVEL] ?? 0)

  /** The picture after quarter turns, in pixels. */
  readonly turnedSize = computed<Size>(() => turnedSize(this.version, this.now.value.quarters))
  /** What is left of it when it is level: what the frame lies on. */
  readonly size = computed<Size>(() => innerSize(this.turnedSize.value, this.angle.value))
  readonly frame = computed<Frame>(() => this.now.value.frame ?? wholeOf(this.size.value))
  /** The frame's shape, width / height; null where it is free. */
  readonly shape = computed(() => shapeOf(this.now.value.ratio, this.turnedSize.value))

  /** What the sliders ask of light, colour and edges, in the order of the operations. */
  readonly light = computed<Order[]>(() => this.dials.value.flatMap((dial) => (dial.group === 'crop' ? [] : this.ordered(dial))))
  /** All that Done does: light and colour, of the whole picture as it is shown; then its shape; then its edges. */
  readonly orders = computed<Order[]>(() => {
    const groups = [...new Set(this.kinds.value.map(({ group }) => group))]
    const before = groups.slice(0, groups.indexOf('crop'))
    const of = (early: boolean) => this.dials.value.filter(({ group }) => group !== 'crop' && before.includes(group) === early)
    return [...of(true).flatMap((dial) => this.ordered(dial)), ...this.shaping(), ...of(false).flatMap((dial) => this.ordered(dial))]
  })
  readonly differs = computed(() => this.orders.value.length > 0)

  /** What can be set. */
  async open(): Promise<void> {
    this.refused.value = null
    try {
      this.kinds.value = await this.world.kinds()
      await this.compute()
    } catch (reason) {
      this.refused.value = toApiError(reason)
    }
  }

  /** What light and colour make of it, anew. */
  compute(): Promise<void> {
    return this.previews.ask(this.light.value)
  }

  take(tool: Tool): void {
    this.tool.value = tool
  }

  peek(held: boolean): void {
    this.peeking.value = held
  }

  valueOf(dial: Dial): number {
    return this.now.value.values[dial.type] ?? dial.rest
  }

  turnDial(dial: Dial, to: number): void {
    const value = held(dial, to)
    const { values } = this.now.value
    const before = this.size.value
    this.change({ values: { ...values, [dial.type]: value } })
    if (dial.type === LEVEL) this.refit(before)
    else void this.compute()
  }

  /** A quarter turn clockwise; the frame goes along. */
  turn(): void {
    const { quarters, mirrored: flipped, ratio, frame } = this.now.value
    const on = frame && turned(frame, this.size.value)
    this.change({ quarters: (quarters + (flipped ? 3 : 1)) % 4, ratio: upended(ratio), frame: on })
  }

  /** Left becomes right; the frame and the lean go along. */
  mirror(): void {
    const { mirrored: flipped, values, frame } = this.now.value
    const on = frame && mirrored(frame, this.size.value)
    this.change({ mirrored: !flipped, frame: on, values: values[LEVEL] ? { ...values, [LEVEL]: -values[LEVEL] } : values })
  }

  takeShape(ratio: Ratio): void {
    this.change({ ratio })
    if (this.shape.value !== null) this.put(shaped(this.shape.value, this.size.value, this.frame.value))
  }

  /** Lying becomes upright. */
  upend(): void {
    this.takeShape(upended(this.now.value.ratio))
  }

  /** `by`: how far since the grip was taken. */
  pull(grip: Grip, by: Point): void {
    this.pulledFrom ??= this.frame.value
    this.put(pulled(this.pulledFrom, grip, by, this.size.value, this.shape.value))
  }

  letGo(): void {
    this.pulledFrom = null
  }

  /** Gives up what is being pulled; whether there was anything. */
  drop(): boolean {
    if (!this.pulledFrom) return false
    this.put(this.pulledFrom)
    this.letGo()
    return true
  }

  measure(wanted: Partial<Size>): void {
    this.put(measured(this.frame.value, wanted, this.size.value, this.shape.value))
  }

  reset(): void {
    this.change(UNTOUCHED)
    void this.compute()
  }

  /** The new version; null where it was refused (all stays as it is set) or given up. */
  finish(): Promise<Image | null> {
    return this.attempt.make((signal) => this.world.make(this.image.id, this.version.id, this.orders.value, signal))
  }

  stop(): void {
    this.previews.stop()
    this.attempt.giveUp()
  }

  private ordered(dial: Dial): Order[] {
    const order = orderOf(dial, this.valueOf(dial))
    return order ? [order] : []
  }

  private shaping(): Order[] {
    const { quarters, mirrored: flipped, frame } = this.now.value
    return [
      ...(quarters ? [{ type: 'rotate', angle: quarters * 90 }] : []),
      ...(flipped ? [{ type: 'flip', direction: 'horizontal' }] : []),
      ...this.dials.value.filter(({ group }) => group === 'crop').flatMap((dial) => this.ordered(dial)),
      ...(frame ? [{ type: 'crop', box: [frame.x, frame.y, frame.width, frame.height].join() }] : []),
    ]
  }

  /** The frame on a picture that has another size now. */
  private refit(before: Size): void {
    const { frame } = this.now.value
    if (frame) this.put(resized(frame, before, this.size.value, this.shape.value))
    else if (this.shape.value !== null) this.put(shaped(this.shape.value, this.size.value))
  }

  private put(frame: Frame): void {
    this.change({ frame: isWhole(frame, this.size.value) ? null : frame })
  }

  private change(changes: Partial<Adjustment>): void {
    this.state.value = { ...this.now.value, ...changes }
    this.refused.value = null
  }
}

function turnedSize({ width, height }: Size, quarters: number): Size {
  return quarters % 2 ? { width: height, height: width } : { width, height }
}

function shapeOf(ratio: Ratio, size: Size): number | null {
  if (ratio === 'free') return null
  if (ratio === 'original') return size.width / size.height
  const [wide = 1, high = 1] = ratio.split(':').map(Number)
  return wide / high
}

const upended = (ratio: Ratio): Ratio => (ratio.includes(':') ? ratio.split(':').reverse().join(':') : ratio)
