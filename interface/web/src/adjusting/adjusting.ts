// One adjustment from opening to Done: what is set, step by step, and what comes of it. `AdjustDialog.vue` shows it.
import { computed, ref, shallowRef, type ShallowRef } from 'vue'
import { Attempt } from '@/api/attempt'
import { toApiError } from '@/api/error'
import type { Image, Version } from '@/conversation/wire'
import { begun, changed, redone, undone, type History } from '@/cutout/history'
import type { Point, Size } from '@/dialogs/view'
import type { DrawingWorld } from '@/drawing/calls'
import { Drawing } from '@/drawing/drawing'
import { mirroredShape, moved, turnedShape, type Shape } from '@/drawing/shapes'
import type { Begun } from '@/masks/calls'
import { t } from '@/locales'
import { Masking, type MaskWorld } from '@/masks/masking'
import {
  LAYER,
  LEVEL,
  UNTOUCHED,
  borderOf,
  drawnOf,
  framingOf,
  frontSize,
  levelSize,
  lightOf,
  ordersOf,
  shapeOf,
  shaping,
  turnedSize,
  upended,
  type Adjustment,
  type Ratio,
} from './adjustment'
import type { OperationKind, Order } from './calls'
import { cornersOf, mirroredCorners, pulledCorner, turnedCorners, type CornerName, type Corners } from './corners'
import { held, type Dial } from './panels/dials'
import { filtered, type ChosenFilter } from './panels/filters'
import { isWhole, measured, mirrored, pulled, resized, shaped, turned, wholeOf, type Frame, type Grip } from './frame'
import { recornered } from './lying'
import { Making } from './making'
import { panelsOf } from './panels/panels'
import { createPreviews } from './previews'
import { layerIn, reopened } from './reopening'
import { isKnown } from './shades/shades'
import { Wider } from './wider'

export type Tool = 'crop' | 'light' | 'filters' | 'draw' | 'mask' | 'info'

export const PULLS = ['frame', 'corners', 'canvas'] as const

export interface World {
  masks: MaskWorld
  drawings: DrawingWorld
  kinds(): Promise<OperationKind[]>
  draft(image: string, version: string, orders: Order[], mask: string | null, signal: AbortSignal): Promise<Blob>
  make(image: string, version: string, orders: Order[], mask: string | null, signal: AbortSignal): Promise<Image>
  /** Goes back to a version that is there. */
  choose(image: string, version: string): Promise<Image>
  /** The picture as a screen shows it at its best. */
  look(image: Image, version: Version, signal: AbortSignal): Promise<Blob>
}

/** What was put aside; `onTop` of the version, not of the one it was made from. */
export interface Kept {
  adjustment: Adjustment
  onTop: boolean
  /** As in `Masking`; null where nothing is marked. */
  mask: Uint8Array | null
}

export class Adjusting {
  readonly tool = ref<Tool>('crop')
  /** What is pulled while the picture is cropped. */
  readonly pulls = ref<(typeof PULLS)[number]>('frame')
  /** Shows the light as it was for as long as it is held. */
  readonly peeking = ref(false)
  private quick = false
  private readonly attempt = new Attempt<Image>()
  readonly finishing = this.attempt.running
  /** Why it could not be opened, or done. */
  readonly refused = this.attempt.refused
  readonly previews: ReturnType<typeof createPreviews>
  private readonly kinds = shallowRef<readonly OperationKind[]>([])
  /** The version that is worked on: the one a reopened version was made from. */
  readonly source: ShallowRef<Version>
  /** The mask that is drawn on it; null until the first time. */
  readonly masking = shallowRef<Masking | null>(null)
  /** Light and colour change what is marked, and nothing else. */
  readonly within = ref(false)
  private first: Adjustment = UNTOUCHED
  /** What light changes, the whole picture or a mask as it was drawn last; and what it changed when it was opened. */
  private readonly scope = computed(() => {
    const drawn = this.within.value && this.canBeWithin.value && this.light.value.length ? this.masking.value?.drawn.value : null
    return drawn ? drawn.number : WHOLE
  })
  private firstScope: number = WHOLE
  private readonly history: ShallowRef<History<Adjustment>>
  /** What is being set: as long as it is the same, it is one step. */
  private hand = ''
  private pulledFrom: Adjustment | null = null
  private readonly making: Making
  readonly drawing = new Drawing({
    shapes: () => this.now.value.shapes,
    change: (shapes, hand) => this.change({ shapes }, hand),
    settle: () => this.settle(),
    undo: () => this.undo(),
    frame: () => this.frame.value,
    measure: (shape) => this.world.drawings.measure(shape),
    words: () => t('drawing.words'),
  })

  constructor(
    private readonly world: World,
    readonly image: Image,
    readonly version: Version,
    private readonly kept: Kept | null = null,
  ) {
    this.source = shallowRef(version)
    this.history = shallowRef(begun(UNTOUCHED))
    this.making = new Making(world, image)
    this.previews = createPreviews((orders, signal) => {
      const draw = (mask: string | null) => world.draft(image.id, this.source.value.id, orders, mask, signal)
      return this.isWithin ? this.maskId().then(draw) : draw(null)
    })
  }

  readonly now = computed<Adjustment>(() => this.history.value.now)
  readonly canUndo = computed(() => this.history.value.past.length > 0)
  readonly canRedo = computed(() => this.history.value.ahead.length > 0)
  /** Whether the steps of the version that was opened are moved, not the version itself. */
  readonly reopens = computed(() => this.source.value.id !== this.version.id)
  readonly panels = computed(() => panelsOf(this.kinds.value))
  /** What stands beside the tool in hand. */
  readonly shownPanels = computed(() => this.panels.value.filter(({ group }) => (group === 'crop') === (this.tool.value === 'crop')))
  readonly ratios = computed(() => this.kinds.value.flatMap(({ options }) => options.flatMap(({ offered }) => offered)))
  readonly angle = computed(() => Number(this.now.value.values[LEVEL] ?? 0))

  /** The picture after quarter turns, in pixels. */
  readonly turnedSize = computed<Size>(() => turnedSize(this.source.value, this.now.value.quarters))
  /** What lies between the corners, seen from the front. */
  readonly frontSize = computed<Size>(() => frontSize(this.source.value, this.now.value))
  readonly corners = computed<Corners>(() => this.now.value.corners ?? cornersOf(this.turnedSize.value))
  /** What is left of it when it is level: what the frame lies on. */
  readonly size = computed<Size>(() => levelSize(this.source.value, this.now.value))
  readonly frame = computed<Frame>(() => this.now.value.frame ?? wholeOf(this.size.value))
  /** The frame's shape, width / height; null where it is free. */
  readonly shape = computed(() => shapeOf(this.now.value.ratio, this.frontSize.value))

  /** What is asked of light, colour and details. */
  readonly light = computed<Order[]>(() => lightOf(this.now.value, this.panels.value))
  /** What is asked of the corners and edges of what is left, and how much that adds on each side, in pixels. */
  readonly framing = computed<Order[]>(() => framingOf(this.now.value, this.panels.value))
  readonly border = computed(() => borderOf(this.now.value))
  /** What is left of it, with what goes around that. */
  readonly outer = computed<Size>(() => {
    const { width, height } = this.frame.value
    return { width: width + 2 * this.border.value, height: height + 2 * this.border.value }
  })
  readonly canvas = new Wider(() => this.outer.value)
  /** All that Done does. */
  readonly orders = computed<Order[]>(() => ordersOf(this.now.value, this.kinds.value, this.panels.value, this.source.value))
  readonly differs = computed(() => {
    const before = ordersOf(this.first, this.kinds.value, this.panels.value, this.source.value)
    if (this.now.value.shapes !== this.first.shapes) return true
    return JSON.stringify(this.orders.value) !== JSON.stringify(before) || this.scope.value !== this.firstScope
  })

  /** What can be set, and what was set already of a version that was made here. */
  async open(): Promise<void> {
    this.refused.value = null
    try {
      this.kinds.value = await this.world.kinds()
      if (this.kept?.onTop !== true) await this.reopen()
      if (this.kept) this.takeUp(this.kept)
      await this.compute()
    } catch (reason) {
      this.refused.value = toApiError(reason)
    }
  }

  /** Leaves the steps of the version that was opened as they are, and goes on with what they made. */
  goOnTop(): void {
    this.begin(this.version, UNTOUCHED)
    void this.compute()
  }

  readonly canBeWithin = computed(() => this.masking.value?.isEmpty.value === false)

  goWithin(within: boolean): void {
    this.within.value = within
    void this.compute()
  }

  /** What light and colour make of it, anew. */
  compute(): Promise<void> {
    return this.previews.ask(this.light.value)
  }

  take(tool: Tool): void {
    if (tool === 'mask' && !this.masking.value) {
      // an area is one of the picture that is seen: the steps that made it stay in it
      if (this.reopens.value && !this.differs.value) this.goOnTop()
      this.masking.value = this.startMask()
    }
    const marked = this.tool.value === 'mask' && this.canBeWithin.value
    if ((tool === 'light' || tool === 'filters') && marked && !this.light.value.length) this.within.value = true
    this.tool.value = tool
  }

  /** Whether light is shown at once, by the page: then the server is asked once a slider is let go. */
  seeAtOnce(quick: boolean): void {
    this.quick = quick
  }

  peek(held: boolean): void {
    this.peeking.value = held
  }

  valueOf(dial: Dial): number {
    return Number(this.now.value.values[dial.key] ?? dial.rest)
  }

  /** What is no number: what is chosen, and what is on (1) or off (0). */
  put(key: string, value: string | number): void {
    this.set(key, value)
    void this.compute()
  }

  turnDial(dial: Dial, to: number): void {
    const before = this.size.value
    this.move(dial.key, held(dial, to), dial.key !== LEVEL)
    if (dial.key === LEVEL) this.refit(before)
  }

  /** What follows the hand: one step until that rests. `seen`: in what the server draws. */
  move(key: string, value: string | number, seen = true): void {
    this.set(key, value, key)
    if (seen && !this.isSeenAtOnce) void this.compute()
  }

  /** A look for all of it, in the place of the one before; the same again at another strength is one step. */
  takeFilter(chosen: ChosenFilter | null): void {
    const { values, filter } = this.now.value
    const moves = chosen !== null && chosen.name === filter?.name
    this.change({ filter: chosen, values: filtered(values, filter, chosen, this.panels.value) }, moves ? STRENGTH : '')
    if (!moves || !this.isSeenAtOnce) void this.compute()
  }

  /** Whatever is set next is another step. */
  settle(): void {
    const moved = this.hand.includes('.')
    this.hand = ''
    if (moved && this.isSeenAtOnce) void this.compute()
  }

  private get isSeenAtOnce(): boolean {
    return this.quick && !this.within.value && isKnown(this.light.value)
  }

  /** A quarter turn clockwise; the frame and the corners go along. */
  turn(): void {
    const { quarters, mirrored: flipped, ratio, frame, corners } = this.now.value
    const on = frame && turned(frame, this.size.value)
    const seen = corners && turnedCorners(corners, this.turnedSize.value)
    const shapes = this.reshaped((shape) => turnedShape(shape, this.size.value))
    this.change({ quarters: (quarters + (flipped ? 3 : 1)) % 4, ratio: upended(ratio), corners: seen, frame: on, shapes })
  }

  /** Left becomes right; the frame, the corners and the lean go along. */
  mirror(): void {
    const { mirrored: flipped, values, frame, corners } = this.now.value
    const on = frame && mirrored(frame, this.size.value)
    const seen = corners && mirroredCorners(corners, this.turnedSize.value)
    const { value: angle } = this.angle
    const shapes = this.reshaped((shape) => mirroredShape(shape, this.size.value))
    this.change({ mirrored: !flipped, corners: seen, frame: on, values: angle ? { ...values, [LEVEL]: -angle } : values, shapes })
  }

  takeShape(ratio: Ratio): void {
    const shape = shapeOf(ratio, this.frontSize.value)
    this.change(shape === null ? { ratio } : { ratio, ...this.framed(shaped(shape, this.size.value, this.frame.value)) })
  }

  /** Lying becomes upright. */
  upend(): void {
    this.takeShape(upended(this.now.value.ratio))
  }

  /** `by`: how far since the grip was taken. */
  pull(grip: Grip, by: Point): void {
    this.pulledFrom ??= this.now.value
    const from = this.pulledFrom.frame ?? wholeOf(this.size.value)
    this.reframe(`pull ${grip}`, pulled(from, grip, by, this.size.value, this.shape.value))
  }

  /** As `pull`, of what is seen from the front; the frame and what is drawn stay on the same part of that. */
  pullCorner(name: CornerName, by: Point): void {
    this.pulledFrom ??= this.now.value
    const corners = pulledCorner(this.pulledFrom.corners ?? cornersOf(this.turnedSize.value), name, by, this.turnedSize.value)
    this.change(recornered(this.pulledFrom, corners, this.source.value), `corner ${name}`)
  }

  /** All of it again, as it was seen. */
  uncorner(): void {
    this.change(recornered(this.now.value, cornersOf(this.turnedSize.value), this.source.value))
  }

  letGo(): void {
    this.pulledFrom = null
    this.settle()
  }

  /** Gives up what is being pulled; whether there was anything. */
  drop(): boolean {
    if (!this.pulledFrom) return this.canvas.drop()
    this.letGo()
    this.undo()
    return true
  }

  measure(wanted: Partial<Size>): void {
    this.reframe('', measured(this.frame.value, wanted, this.size.value, this.shape.value))
  }

  undo(): void {
    this.go(undone(this.history.value))
  }

  redo(): void {
    this.go(redone(this.history.value))
  }

  reset(): void {
    this.change(this.first)
    void this.compute()
  }

  /**
   * The new version, or the one it came from where nothing is asked of that; null where it was refused (all stays as it is set) or
   * given up.
   */
  finish(): Promise<Image | null> {
    const { orders, source, world, image } = this
    const { id } = source.value
    return this.attempt.make((signal) => (orders.value.length ? this.makeOf(id, signal) : world.choose(image.id, id)))
  }

  /** How it is turned and cut is not done yet: an area of the picture before is none of the one after. */
  readonly isShaped = computed(() => shaping(this.now.value, this.panels.value).length > 0)

  /** The picture without what is marked; what else is set is done to that. Null where it was refused. */
  async erase(): Promise<Image | null> {
    const made = await this.masking.value!.erase()
    if (!made || !this.orders.value.length) return made
    return this.attempt.make((signal) => this.makeOf(made.current, signal))
  }

  /** The turn that paints what is marked anew, in the picture with the light that is set; null where that was refused. */
  async paint(prompt: string, model: string): Promise<Begun | null> {
    const masking = this.masking.value!
    const { id } = this.source.value
    if (!this.orders.value.length) return masking.paint(prompt, model, id)
    const made = await this.attempt.make((signal) => this.makeOf(id, signal))
    return made && masking.paint(prompt, model, made.current)
  }

  /** The version that shows what is set: made now, where none does. Null where that was refused. */
  async settled(): Promise<string | null> {
    const { id } = this.source.value
    if (!this.orders.value.length) return id
    if (this.reopens.value && !this.differs.value) return this.version.id
    const made = await this.attempt.make((signal) => this.makeOf(id, signal))
    return made && made.current
  }

  /** A copy with what is drawn on it, to be shown to somebody: turned, cut and hidden as it is set, and nothing of it is kept. */
  async marked(): Promise<Blob> {
    const { image, world, light, now, panels, frame } = this
    const { signal } = new AbortController()
    const hidden = drawnOf(now.value, this.source.value).filter(({ type }) => type !== LAYER)
    const orders = [...light.value, ...shaping(now.value, panels.value), ...hidden]
    const { source } = this
    const below = orders.length
      ? await world.draft(image.id, source.value.id, orders, null, signal)
      : await world.look(image, source.value, signal)
    return world.drawings.annotate(below, now.value.shapes, frame.value)
  }

  /** What is set, to be put aside. */
  aside(): Kept {
    return { adjustment: this.now.value, onTop: !this.reopens.value, mask: this.masking.value?.aside() ?? null }
  }

  stop(): void {
    this.previews.stop()
    this.attempt.giveUp()
    this.masking.value?.stop()
  }

  private get isWithin(): boolean {
    return this.within.value && this.canBeWithin.value && this.light.value.length > 0
  }

  private async maskId(): Promise<string> {
    const masking = this.masking.value!
    const id = await masking.idOf()
    if (!id) throw masking.refused.value ?? new Error('the mask was given up')
    return id
  }

  /** All that is set, done to a version. */
  private makeOf(version: string, signal: AbortSignal): Promise<Image> {
    const { now, panels, source, orders, light, frame } = this
    const all = { now: now.value, panels: panels.value, source: source.value, orders: orders.value, light: light.value }
    const maskId = this.isWithin ? () => this.maskId() : null
    return this.making.make({ ...all, frame: frame.value, maskId }, version, signal)
  }

  private reshaped(change: (shape: Shape) => Shape): readonly Shape[] {
    const { shapes } = this.now.value
    return shapes.length ? shapes.map(change) : shapes
  }

  private takeUp({ adjustment, mask }: Kept): void {
    this.history.value = changed(begun(this.first), adjustment)
    if (mask) this.masking.value = this.startMask(mask)
  }

  private startMask(begunWith: Uint8Array | null = null, source = this.source.value): Masking {
    return new Masking(this.world.masks, this.image, source, begunWith)
  }

  /** What was done inside of a mask that is gone is not taken apart. */
  private async reopen(): Promise<void> {
    const layer = layerIn(this.version.recipe)
    const ink = layer ? await this.world.drawings.read(layer).catch(() => null) : []
    const found = ink && reopened(this.image, this.version, this.kinds.value, this.panels.value, ink)
    if (!found) return
    const masking = found.mask ? this.startMask(null, found.source) : null
    const lost = await masking?.open(found.mask).then(() => false, () => true)
    if (lost) return
    this.begin(found.source, found.adjustment)
    this.masking.value = masking
    this.within.value = masking !== null
    this.firstScope = this.scope.value
  }

  private begin(source: Version, first: Adjustment): void {
    this.source.value = source
    this.first = first
    this.masking.value = null
    this.within.value = false
    this.firstScope = WHOLE
    if (this.tool.value === 'mask') this.take('mask')
    this.settle()
    this.history.value = begun(first)
  }

  /** The frame on a picture that has another size now: part of the step that gave it that. */
  private refit(before: Size): void {
    const { frame } = this.now.value
    const by = { x: (this.size.value.width - before.width) / 2, y: (this.size.value.height - before.height) / 2 }
    if (this.now.value.shapes.length) this.change({ shapes: this.reshaped((shape) => moved(shape, by)) }, LEVEL)
    if (frame) this.reframe(LEVEL, resized(frame, before, this.size.value, this.shape.value))
    else if (this.shape.value !== null) this.reframe(LEVEL, shaped(this.shape.value, this.size.value))
  }

  private set(key: string, value: string | number, hand = ''): void {
    this.change({ values: { ...this.now.value.values, [key]: value } }, hand)
  }

  private reframe(hand: string, frame: Frame): void {
    this.change(this.framed(frame), hand)
  }

  private framed(frame: Frame): Pick<Adjustment, 'frame'> {
    return { frame: isWhole(frame, this.size.value) ? null : frame }
  }

  /** `hand`: what is moved; without one it is a step of its own. */
  private change(changes: Partial<Adjustment>, hand = ''): void {
    const now = { ...this.now.value, ...changes }
    const goesOn = hand !== '' && hand === this.hand
    this.history.value = goesOn ? { ...this.history.value, now } : changed(this.history.value, now)
    this.hand = hand
    this.refused.value = null
  }

  private go(history: History<Adjustment>): void {
    if (history === this.history.value) return
    this.settle()
    this.history.value = history
    this.refused.value = null
    void this.compute()
  }
}

/** Of the scope: no mask. */
const WHOLE = -1
/** What moves a look's strength, as of a dial. */
const STRENGTH = 'filter.strength'
