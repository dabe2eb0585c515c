// One refinement from opening to Done: what was marked, with which tool, and how it looks now. `RefineDialog.vue` shows it.
import { computed, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { Attempt } from '@/api/attempt'
import type { Point, Size } from '@/dialogs/view'
import type { Image, Version } from '@/conversation/wire'
import { pulled, spanned, usual, type Handle } from './box'
import type { Draft } from './calls'
import { createDrafts } from './drafts'
import { begun, changed, redone, undone, type History } from './history'
import { cutFrom, cutoutOf } from './recipe'
import {
  NOTHING,
  UNMARKED,
  isMarked,
  withStroke,
  wishFor,
  type Background,
  type Box,
  type Marks,
  type Refinement,
  type Stroke,
  type Wish,
} from './refinement'
import { dotted, drawn } from './stroke'

export type Tool = 'brush' | 'box' | 'move'
export type Look = 'result' | 'mask' | 'original'

export const SMALLEST = 6
export const LARGEST = 160
/** How much one press of `[` or `]` makes of the brush. */
const STEP = 1.2

export interface World {
  draft(image: string, wish: Wish, signal: AbortSignal): Promise<Draft>
  make(image: string, wish: Wish, signal: AbortSignal): Promise<Image>
}

export class Refining {
  readonly tool = ref<Tool>('brush')
  readonly look = ref<Look>('result')
  readonly peeking = ref(false)
  /** Moves the picture for as long as Space is held. */
  readonly panning = ref(false)
  /** Whether the brush keeps, or removes. */
  readonly keep = ref(true)
  /** The brush's diameter in pixels of the screen. */
  readonly size = ref(40)
  readonly method: Ref<string>
  readonly background: ShallowRef<Background>
  private readonly attempt = new Attempt<Image>()
  readonly finishing = this.attempt.running
  readonly refused = this.attempt.refused
  readonly drafts: ReturnType<typeof createDrafts>

  /** The version the cut-out is made from. */
  readonly source: Version
  readonly picture: Size
  private readonly history: ShallowRef<History<Marks>>
  private readonly growing = shallowRef<Marks | null>(null)
  private readonly first: Refinement
  private pulledFrom: Point | null = null
  private line: Stroke | null = null

  constructor(
    private readonly world: World,
    readonly image: Image,
    readonly version: Version,
    kept?: Refinement,
  ) {
    const cutout = cutoutOf(version)
    const { box, strokes, method, background, matting, format }: Refinement = cutout ?? { ...UNMARKED, method: '', background: NOTHING }
    this.first = { box, strokes, method, background, matting, format }
    const now = kept ?? this.first
    this.source = cutFrom(image, version)
    this.picture = { width: this.source.width, height: this.source.height }
    const before = begun<Marks>({ box, strokes })
    this.history = shallowRef(kept ? changed(before, { box: kept.box, strokes: kept.strokes }) : before)
    this.method = ref(now.method)
    this.background = shallowRef(now.background)
    this.drafts = createDrafts((wish, signal) => world.draft(image.id, wish, signal))
  }

  /** What is marked now, with what is just being drawn. */
  readonly marks = computed<Marks>(() => this.growing.value ?? this.history.value.now)
  readonly canUndo = computed(() => this.history.value.past.length > 0)
  readonly canRedo = computed(() => this.history.value.ahead.length > 0)
  readonly canClear = computed(() => isMarked(this.history.value.now))
  readonly shownLook = computed<Look>(() => (this.peeking.value ? 'original' : this.look.value))
  /** All that Done would make. */
  readonly now = computed<Refinement>(() => {
    const { box, strokes } = this.history.value.now
    const { matting, format } = this.first
    return { box, strokes, method: this.method.value, background: this.background.value, matting, format }
  })
  readonly differs = computed(() => JSON.stringify(this.now.value) !== JSON.stringify(this.first))

  /** The ground is put behind it by the page, so that a draft always has its edge. */
  compute(): Promise<void> {
    return this.drafts.ask(wishFor(this.version.id, { ...this.now.value, background: NOTHING }))
  }

  take(tool: Tool): void {
    this.tool.value = tool
  }

  /** Shows the original for as long as it is held. */
  peek(held: boolean): void {
    this.peeking.value = held
  }

  useMethod(method: string): void {
    this.method.value = method
    void this.compute()
  }

  // the brush
  beginLine(at: Point, radius: number): void {
    this.line = dotted(this.keep.value, radius, at)
    this.grow(withStroke(this.history.value.now, this.line))
  }

  drawLine(points: readonly Point[]): void {
    if (!this.line) return
    this.line = drawn(this.line, points)
    this.grow(withStroke(this.history.value.now, this.line))
  }

  resize(larger: boolean): void {
    const next = larger ? this.size.value * STEP : this.size.value / STEP
    this.size.value = Math.round(Math.min(LARGEST, Math.max(SMALLEST, next)))
  }

  // the box
  beginBox(at: Point): void {
    this.pulledFrom = at
  }

  drawBox(to: Point): void {
    const box = this.pulledFrom && spanned(this.pulledFrom, to, this.picture)
    this.grow(box ? { ...this.history.value.now, box } : null)
  }

  /** `by`: how far since the handle was taken. */
  pullBox(handle: Handle, by: Point): void {
    const { now } = this.history.value
    if (now.box) this.grow({ ...now, box: pulled(now.box, handle, by, this.picture) })
  }

  setBox(box: Box | null): void {
    this.commit({ ...this.history.value.now, box })
  }

  putBox(): void {
    this.setBox(usual(this.picture))
  }

  // what was begun, by either
  end(): void {
    const grown = this.growing.value
    this.drop()
    if (grown) this.commit(grown)
  }

  drop(): void {
    this.growing.value = null
    this.line = null
    this.pulledFrom = null
  }

  get isDrawing(): boolean {
    return this.growing.value !== null
  }

  undo(): void {
    this.go(undone(this.history.value))
  }

  redo(): void {
    this.go(redone(this.history.value))
  }

  clear(): void {
    this.commit(UNMARKED)
  }

  /** The new version; null where it was refused (the strokes stay) or given up. */
  finish(): Promise<Image | null> {
    return this.attempt.make((signal) => this.world.make(this.image.id, wishFor(this.version.id, this.now.value), signal))
  }

  stop(): void {
    this.drafts.stop()
    this.attempt.giveUp()
  }

  private grow(marks: Marks | null): void {
    this.growing.value = marks
  }

  private commit(marks: Marks): void {
    this.go(changed(this.history.value, marks))
  }

  private go(history: History<Marks>): void {
    if (history === this.history.value) return
    this.history.value = history
    this.refused.value = null
    void this.compute()
  }
}
