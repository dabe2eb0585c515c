// One mask while it is drawn: tools, steps back and on, and what is kept of it. `MaskLayer.vue` and `MaskPanel.vue` show it.
import { computed, ref, shallowRef } from 'vue'
import { Attempt } from '@/api/attempt'
import type { Image, Version } from '@/conversation/wire'
import type { Point, Size } from '@/dialogs/view'
import { stroke, type Spot } from './brush'
import type { Begun, KeptMask } from './calls'
import { blank, coverageOf, isBlank, joined, maskSize, put, taken, wholeArea, type Area, type Raster } from './raster'
import { feathered, grown, inverted } from './reshaping'
import { ellipse, fill, rectangle } from './shapes'

/** The last two find what was clicked: all of its colour, or the thing there. */
export type MaskTool = 'brush' | 'lasso' | 'rectangle' | 'ellipse' | 'wand' | 'point'
export type Sought = 'subject' | 'background' | 'sky' | 'face'
export type MaskLook = 'red' | 'outline'

export const SMALLEST = 4
export const LARGEST = 240
/** How much one press of `[` or `]` makes of the brush. */
const STEP = 1.2
/** Bytes of steps that can be taken back: about twenty of a whole mask. */
const ROOM = 96 << 20
/** Squares along the longer side, for those who draw without a pointer. */
export const SQUARES = 16

/** Where a pen is, in pixels of the picture; how hard it is pressed, 0–1. */
export interface Touch extends Point {
  pressure: number
}

interface Step {
  area: Area
  before: Uint8Array
  after: Uint8Array
}

export interface MaskWorld {
  keep(image: string, version: string, raster: Raster, signal: AbortSignal): Promise<KeptMask>
  list(image: string): Promise<KeptMask[]>
  read(mask: string, size: Size): Promise<Uint8Array>
  /** What the server finds of that kind; `at` in pixels of the version, for what was clicked. */
  select(image: string, version: string, kind: Sought | 'wand' | 'point', at: Point | null, signal: AbortSignal): Promise<KeptMask>
  /** Begins a turn that paints what is marked anew; `model` empty for the best there is. */
  paint(image: string, version: string, mask: string, prompt: string, model: string, signal: AbortSignal): Promise<Begun>
  /** The picture without what is marked. */
  erase(image: string, version: string, mask: string, signal: AbortSignal): Promise<Image>
}

export class Masking {
  readonly tool = ref<MaskTool>('brush')
  readonly erases = ref(false)
  readonly look = ref<MaskLook>('red')
  /** The brush's diameter in pixels of the screen. */
  readonly size = ref(48)
  /** Percent of its radius over which the brush fades. */
  readonly softness = ref(20)
  readonly raster: Raster
  /** What changed last: what is drawn anew. Its number tells one change from the next. */
  readonly drawn = shallowRef<{ area: Area; number: number }>({ area: { left: 0, top: 0, right: 0, bottom: 0 }, number: 0 })
  /** The outline that is being drawn, in pixels of the mask; it counts once it is let go. */
  readonly outline = shallowRef<readonly Point[]>([])
  readonly coverage = ref(0)
  readonly kept = shallowRef<readonly KeptMask[]>([])
  private readonly attempt = new Attempt<KeptMask>()
  private readonly search = new Attempt<Uint8Array>()
  private readonly removal = new Attempt<Image>()
  private readonly order = new Attempt<Begun>()
  readonly keeping = this.attempt.running
  readonly finding = this.search.running
  readonly erasing = this.removal.running
  readonly painting = this.order.running
  private readonly attempts = [this.attempt, this.search, this.removal, this.order]
  readonly refused = computed(() => this.attempts.map(({ refused }) => refused.value).find(Boolean) ?? null)
  private readonly past = shallowRef<readonly Step[]>([])
  private readonly ahead = shallowRef<readonly Step[]>([])
  readonly canUndo = computed(() => this.past.value.length > 0)
  readonly canRedo = computed(() => this.ahead.value.length > 0)
  readonly isEmpty = computed(() => this.coverage.value === 0)
  /** Of what was drawn, what is kept. */
  private keptNumber = 0
  private keptId = ''
  private asked: Promise<KeptMask | null> | null = null
  private before: Uint8Array | null = null
  private touched: Area | null = null
  private last: Spot | null = null

  constructor(
    private readonly world: MaskWorld,
    private readonly image: Image,
    private readonly version: Version,
    begun: Uint8Array | null = null,
  ) {
    this.raster = blank(maskSize(version))
    if (begun) this.replace(begun)
  }

  /** Pixels of the mask for one of the picture. */
  get scale(): number {
    return this.raster.width / this.version.width
  }

  /** Whether something is marked that would be lost. */
  get isUnkept(): boolean {
    return !this.isEmpty.value && this.drawn.value.number !== this.keptNumber
  }

  get isDrawing(): boolean {
    return this.before !== null
  }

  /** `radius`: the brush's, in pixels of the picture. */
  begin(touch: Touch, radius: number): void {
    const { value: tool } = this.tool
    if (tool === 'wand' || tool === 'point') return void this.find(tool, touch)
    this.before = this.raster.data.slice()
    this.touched = null
    const spot = this.spot(touch, radius)
    if (this.tool.value !== 'brush') this.outline.value = [spot]
    else this.brush(spot)
  }

  draw(touches: readonly Touch[], radius: number): void {
    if (!this.before) return
    const spots = touches.map((touch) => this.spot(touch, radius))
    if (this.tool.value === 'brush') return spots.forEach((spot) => this.brush(spot))
    const [first] = this.outline.value
    const to = spots.at(-1)
    if (!first || !to) return
    if (this.tool.value === 'lasso') this.outline.value = [...this.outline.value, ...spots]
    else this.outline.value = this.tool.value === 'ellipse' ? ellipse(first, to) : rectangle(first, to)
  }

  /** What was drawn counts. */
  end(): void {
    const { before } = this
    if (!before) return
    if (this.outline.value.length > 2) this.touch(fill(this.raster, this.outline.value, this.erases.value))
    const area = this.touched
    this.rest()
    if (area) this.push(area, taken({ ...this.raster, data: before }, area))
  }

  /** What was begun counts for nothing; whether there was anything. */
  drop(): boolean {
    const { before, touched } = this
    this.rest()
    if (before && touched) {
      put(this.raster, touched, taken({ ...this.raster, data: before }, touched))
      this.show(touched)
    }
    return before !== null
  }

  resize(larger: boolean): void {
    const next = larger ? this.size.value * STEP : this.size.value / STEP
    this.size.value = Math.round(Math.min(LARGEST, Math.max(SMALLEST, next)))
  }

  invert(): void {
    this.change(inverted(this.raster))
  }

  /** By pixels of the picture; less than 0 shrinks it. */
  grow(by: number): void {
    this.change(grown(this.raster, by * this.scale))
  }

  feather(by: number): void {
    this.change(feathered(this.raster, by * this.scale))
  }

  clear(): void {
    this.change(new Uint8Array(this.raster.data.length))
  }

  /** Marks what a square of the grid has, or takes it out where it has nearly all of it; whether it is marked now. */
  toggle(square: { from: Point; to: Point }): boolean {
    const [from, to] = [this.onMask(square.from), this.onMask(square.to)]
    const before = this.raster.data.slice()
    const erases = this.isMarked(square)
    const area = fill(this.raster, rectangle(from, to), erases)
    if (area) this.push(area, taken({ ...this.raster, data: before }, area))
    return !erases
  }

  /** Whether a part of the picture is marked for the most part. */
  isMarked({ from, to }: { from: Point; to: Point }): boolean {
    const [low, high] = [this.onMask(from), this.onMask(to)]
    const middle = Math.floor((low.y + high.y) / 2) * this.raster.width + Math.floor((low.x + high.x) / 2)
    return this.raster.data[middle]! > 127
  }

  undo(): void {
    const step = this.past.value.at(-1)
    if (!step) return
    this.past.value = this.past.value.slice(0, -1)
    this.ahead.value = [step, ...this.ahead.value]
    this.lay(step.area, step.before)
  }

  redo(): void {
    const [step] = this.ahead.value
    if (!step) return
    this.ahead.value = this.ahead.value.slice(1)
    this.past.value = [...this.past.value, step]
    this.lay(step.area, step.after)
  }

  // what is kept with the version
  async keep(): Promise<KeptMask | null> {
    const { number } = this.drawn.value
    const mask = await this.attempt.make((signal) => this.world.keep(this.image.id, this.version.id, this.raster, signal))
    if (!mask) return null
    this.keptNumber = number
    this.keptId = mask.mask_id
    this.kept.value = [mask, ...this.kept.value]
    return mask
  }

  /** The areas that were kept of this picture, whatever its version. */
  async list(): Promise<void> {
    this.kept.value = await this.world.list(this.image.id).catch(() => []) // without them one can draw all the same
  }

  async use(mask: KeptMask): Promise<void> {
    this.change(await this.world.read(mask.mask_id, this.raster))
    this.keptNumber = this.drawn.value.number
    this.keptId = mask.mask_id
  }

  /** Begins with one that is kept: no step goes back to before it. */
  async open(id: string): Promise<void> {
    this.replace(await this.world.read(id, this.raster))
    this.keptNumber = this.drawn.value.number
    this.keptId = id
  }

  /** The id of what is marked now, kept where it was not yet; null where that was refused. Whoever asks meanwhile waits for the same. */
  async idOf(): Promise<string | null> {
    if (this.isUnkept) {
      this.asked ??= this.keep().finally(() => (this.asked = null))
      if (!(await this.asked)) return null
    }
    return this.keptId || null
  }

  /** Marks what the server finds, or takes it out of what is marked. */
  async find(kind: Sought | 'wand' | 'point', at: Point | null = null): Promise<void> {
    const found = await this.search.make(async (signal) => {
      const mask = await this.world.select(this.image.id, this.version.id, kind, at, signal)
      return this.world.read(mask.mask_id, this.raster)
    })
    if (found) this.change(this.raster.data.map((value, place) => together(value, found[place]!, this.erases.value)))
  }

  /** The turn that paints what is marked anew, in a version of the same size; null where that was refused. */
  async paint(prompt: string, model: string, version: string): Promise<Begun | null> {
    const id = await this.idOf()
    return id ? this.order.make((signal) => this.world.paint(this.image.id, version, id, prompt, model, signal)) : null
  }

  /** The picture without what is marked; null where that was refused. */
  async erase(): Promise<Image | null> {
    const id = await this.idOf()
    return id ? this.removal.make((signal) => this.world.erase(this.image.id, this.version.id, id, signal)) : null
  }

  /** A copy to be put aside; null where nothing is marked. */
  aside(): Uint8Array | null {
    return isBlank(this.raster) ? null : this.raster.data.slice()
  }

  stop(): void {
    for (const attempt of this.attempts) attempt.giveUp()
  }

  private brush(spot: Spot): void {
    const how = { hardness: 1 - this.softness.value / 100, erases: this.erases.value }
    this.touch(stroke(this.raster, this.last ?? spot, spot, how))
    this.last = spot
  }

  private touch(area: Area | null): void {
    if (!area) return
    this.touched = joined(this.touched, area)
    this.show(area)
  }

  private rest(): void {
    this.before = null
    this.touched = null
    this.last = null
    this.outline.value = []
  }

  private change(data: Uint8Array): void {
    const before = this.raster.data.slice()
    this.raster.data.set(data)
    this.push(wholeArea(this.raster), before)
    this.show(wholeArea(this.raster))
  }

  private replace(data: Uint8Array): void {
    if (data.length !== this.raster.data.length) return
    this.raster.data.set(data)
    this.show(wholeArea(this.raster))
    this.coverage.value = coverageOf(this.raster)
  }

  private push(area: Area, before: Uint8Array): void {
    const steps = [...this.past.value, { area, before, after: taken(this.raster, area) }]
    let room = ROOM
    const first = steps.findLastIndex(({ before: part }) => (room -= 2 * part.length) < 0)
    this.past.value = steps.slice(first + 1)
    this.ahead.value = []
    this.settle(area)
  }

  private lay(area: Area, part: Uint8Array): void {
    put(this.raster, area, part)
    this.settle(area)
  }

  private settle(area: Area): void {
    this.coverage.value = coverageOf(this.raster)
    for (const { refused } of this.attempts) refused.value = null
    this.show(area)
  }

  private show(area: Area): void {
    this.drawn.value = { area, number: this.drawn.value.number + 1 }
  }

  /** A mouse presses with half of what a pen can, and draws as wide as the brush is. */
  private spot(touch: Touch, radius: number): Spot {
    return { ...this.onMask(touch), radius: Math.max(0.5, radius * this.scale * (0.5 + touch.pressure)) }
  }

  private onMask({ x, y }: Point): Point {
    return { x: x * this.scale, y: y * (this.raster.height / this.version.height) }
  }
}

const together = (marked: number, found: number, erases: boolean) => (erases ? Math.min(marked, 255 - found) : Math.max(marked, found))
