// The hand that draws: which tool it holds, how it draws, what is chosen. What is drawn is part of the adjustment, and so of its steps.
import { computed, ref, shallowRef } from 'vue'
import type { Frame } from '@/adjusting/frame'
import type { Point } from '@/dialogs/view'
import {
  LEADING,
  LEAST,
  boundsOf,
  fittedInto,
  isLine,
  isRigid,
  isVeil,
  middleOf,
  moved,
  pulledEnd,
  shapeAt,
  simplified,
  stretched,
  type Corner,
  type Kind,
  type Shape,
} from './shapes'

export type DrawingTool = 'select' | Kind | 'eraser'

/** What the adjustment has of it. */
export interface Sheet {
  shapes(): readonly Shape[]
  /** `hand`: what is moved; as long as it is the same, it is one step. */
  change(shapes: readonly Shape[], hand?: string): void
  settle(): void
  undo(): void
  /** What of the picture is seen, in its pixels. */
  frame(): Frame
  /** How wide letters are for a size of 1. */
  measure(shape: Shape): number
  /** What a text says until somebody writes. */
  words(): string
}

type Style = Omit<Shape, 'id' | 'kind' | 'points' | 'text'>

/** Of the shorter side: how wide a line is at first, how high letters are, how large what is put there by a key. */
const SHARES = { width: 0.008, letters: 0.08, placed: 0.3 }
export const WIDTHS = { least: 0.001, most: 0.05 }
/** How far apart points of a pen are that say something, in pixels of the screen. */
const FINE = 0.6
let made = 0

export class Drawing {
  readonly tool = ref<DrawingTool>('pen')
  readonly style = shallowRef<Style>({
    colour: '#c8372d', width: 0, filled: false, font: 'sans', bold: true, align: 'left', outlined: false, shaded: false, stamp: 'star',
  })
  readonly chosenId = ref('')
  /** What is being drawn; it counts once it is let go. */
  readonly begun = shallowRef<Shape | null>(null)
  readonly chosen = computed(() => this.sheet.shapes().find(({ id }) => id === this.chosenId.value) ?? null)
  /** What the panel sets: of what is chosen, else of what is drawn next. */
  readonly shown = computed<Style>(() => this.chosen.value ?? { ...this.style.value, width: this.width })
  private grabbed: { from: Point; shape: Shape } | null = null
  private erasing = false

  constructor(private readonly sheet: Sheet) {}

  get shorter(): number {
    const { width, height } = this.sheet.frame()
    return Math.min(width, height)
  }

  /** Of a line, in pixels of the picture. */
  get width(): number {
    return this.style.value.width || Math.max(1, Math.round(this.shorter * SHARES.width))
  }

  get isDrawing(): boolean {
    return this.begun.value !== null || this.grabbed !== null || this.erasing
  }

  take(tool: DrawingTool): void {
    this.tool.value = tool
    if (tool !== 'select') this.choose('')
  }

  choose(id: string): void {
    this.chosenId.value = id
    if (id) this.tool.value = 'select'
  }

  /** `reach`: what a finger or a cursor covers around its place, in pixels of the picture. */
  begin(at: Point, reach: number): void {
    this.sheet.settle()
    const { value: tool } = this.tool
    if (tool === 'eraser') {
      this.erasing = true
      return this.rub(at, reach)
    }
    if (tool !== 'select') {
      this.begun.value = this.made(tool, [at.x, at.y, at.x, at.y])
      return
    }
    const shape = shapeAt(this.sheet.shapes(), at, reach)
    this.chosenId.value = shape?.id ?? ''
    this.grabbed = shape && { from: at, shape }
  }

  draw(to: Point, reach: number): void {
    const { value: shape } = this.begun
    if (this.erasing) this.rub(to, reach)
    else if (this.grabbed) {
      const { from, shape: before } = this.grabbed
      this.put(moved(before, { x: to.x - from.x, y: to.y - from.y }), `move ${before.id}`)
    } else if (shape?.kind === 'pen') this.begun.value = { ...shape, points: [...shape.points, to.x, to.y] }
    else if (shape) this.begun.value = { ...shape, points: [shape.points[0]!, shape.points[1]!, ...this.end(shape, to)] }
  }

  /** What was drawn counts. `density`: pixels of the picture in one of the screen. */
  finish(density: number): void {
    const { value: shape } = this.begun
    this.begun.value = this.grabbed = null
    this.erasing = false
    if (shape) this.add(shape, density)
    this.sheet.settle()
  }

  /** What was begun counts for nothing; whether there was anything. */
  drop(): boolean {
    const was = this.isDrawing
    const shifted = this.grabbed && this.chosen.value !== this.grabbed.shape
    this.begun.value = this.grabbed = null
    this.erasing = false
    if (shifted) this.sheet.undo()
    return was
  }

  /** One of the tool in hand in the middle of what is there, for those who draw without a pointer. */
  place(): void {
    const { value: tool } = this.tool
    if (tool === 'select' || tool === 'eraser') return
    const frame = this.sheet.frame()
    const half = (this.shorter * SHARES.placed) / 2
    const [x, y] = [frame.x + frame.width / 2, frame.y + frame.height / 2]
    const corners = [x - half, y - half, x + half, y + half]
    this.keep(tool === 'text' ? this.worded(this.made(tool, corners)) : this.made(tool, corners))
  }

  moveBy(by: Point, hand = 'nudge'): void {
    const { value: shape } = this.chosen
    if (shape) this.put(moved(shape, by), `${hand} ${shape.id}`)
  }

  /** A corner, or an end of a line, from where it was when it was taken. */
  pull(from: Shape, grip: Corner | 0 | 1, by: Point): void {
    this.put(typeof grip === 'number' ? pulledEnd(from, grip, by) : stretched(from, grip, by), `pull ${grip} ${from.id}`)
  }

  moveFrom(from: Shape, by: Point): void {
    this.put(moved(from, by), `move ${from.id}`)
  }

  remove(): void {
    const { value: shape } = this.chosen
    if (!shape) return
    this.sheet.change(this.sheet.shapes().filter(({ id }) => id !== shape.id))
    this.chosenId.value = ''
  }

  /** Of what is chosen, and of what is drawn next. `hand` as in `Sheet`. */
  set(changes: Partial<Style>, hand = ''): void {
    this.style.value = { ...this.style.value, ...changes }
    const { value: shape } = this.chosen
    if (!shape) return
    const next = { ...shape, ...changes }
    this.put('font' in changes || 'bold' in changes ? this.worded(next) : next, hand && `${hand} ${shape.id}`)
  }

  say(text: string): void {
    const { value: shape } = this.chosen
    if (shape) this.put(this.worded({ ...shape, text }), `text ${shape.id}`)
  }

  /** How high the letters of what is chosen are, in pixels. */
  get letters(): number {
    const { value: shape } = this.chosen
    return shape ? boundsOf(shape).height / shape.text.split('\n').length / LEADING : 0
  }

  resize(letters: number): void {
    const { value: shape } = this.chosen
    if (!shape) return
    const { x, y, width, height } = boundsOf(shape)
    const share = letters / this.letters
    this.put(fittedInto(shape, { x, y, width: width * share, height: height * share }), `size ${shape.id}`)
  }

  private add(shape: Shape, density: number): void {
    const { width, height } = boundsOf(shape)
    const slipped = Math.max(width, height) < LEAST * density
    if (shape.kind === 'pen') return this.keep({ ...shape, points: simplified(shape.points, FINE * density) }, false)
    if (shape.kind === 'text') return this.keep(this.worded(slipped ? this.letterBox(shape) : shape))
    if (!slipped) return this.keep(shape)
    // a click chooses what is there
    const found = shapeAt(this.sheet.shapes(), middleOf(shape), LEAST * density)
    if (found) this.choose(found.id)
  }

  private keep(shape: Shape, choosing = true): void {
    this.sheet.change([...this.sheet.shapes(), shape])
    if (choosing) this.choose(shape.id)
  }

  private put(shape: Shape, hand: string): void {
    this.sheet.change(this.sheet.shapes().map((each) => (each.id === shape.id ? shape : each)), hand)
  }

  private rub(at: Point, reach: number): void {
    const found = shapeAt(this.sheet.shapes(), at, reach)
    if (found) this.sheet.change(this.sheet.shapes().filter(({ id }) => id !== found.id), 'rub')
  }

  private made(kind: Kind, points: readonly number[]): Shape {
    const veiled = isVeil({ kind })
    const style = { ...this.style.value, width: veiled || isRigid({ kind }) ? 0 : this.width }
    return { ...style, id: `${Date.now().toString(36)}-${++made}`, kind, points, text: kind === 'text' ? this.sheet.words() : '' }
  }

  /** The box of a text is as wide as its letters; where it begins, and how high they are, stays. */
  private worded(shape: Shape): Shape {
    const { x, y, width, height } = boundsOf(shape)
    const rows = shape.text.split('\n').length
    const before = this.sheet.shapes().find(({ id }) => id === shape.id)
    const pitch = before ? boundsOf(before).height / before.text.split('\n').length : height
    const wide = Math.max(pitch / LEADING * 0.3, this.sheet.measure(shape) * (pitch / LEADING))
    const left = shape.align === 'left' || !before ? x : shape.align === 'right' ? x + width - wide : x + (width - wide) / 2
    return { ...shape, points: [left, y, left + wide, y + pitch * rows] }
  }

  private letterBox(shape: Shape): Shape {
    const [x = 0, y = 0] = shape.points
    const high = this.shorter * SHARES.letters * LEADING
    return { ...shape, points: [x, y - high / 2, x + high, y + high / 2] }
  }

  /** A stamp stays as it is; a line or a box goes where the hand goes. */
  private end(shape: Shape, to: Point): readonly [number, number] {
    if (shape.kind !== 'stamp' || isLine(shape)) return [to.x, to.y]
    const [x = 0, y = 0] = shape.points
    const side = Math.max(Math.abs(to.x - x), Math.abs(to.y - y))
    return [x + Math.sign(to.x - x || 1) * side, y + Math.sign(to.y - y || 1) * side]
  }
}
