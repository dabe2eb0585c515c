// Zooming and moving a picture on a stage: wheel, pinch, drag, double click. No framework; `Viewer.vue` wraps it.

import { type Point, type Size, type View, WHOLE, furthest, held, zoomed } from './view'

/** How far a finger goes sideways over a whole picture before it means 'the next one', in CSS pixels. */
const SWIPE = 60
/** A picture zoomed by a double click that has no more pixels to show. */
const CLOSER = 2.5

/** Two fingers that zoom are never quite parallel: what is less turns nothing, in degrees. */
const SLIP = 15

interface Pinch {
  distance: number
  /** Of the line between them, in degrees. */
  angle: number
  middle: Point
  view: View
}

interface Ways {
  /** What the picture is fitted into; the stage itself when nothing is said. */
  room?: HTMLElement
  /** Whether one pointer moves the picture now. Where it draws instead, two fingers still zoom and move. */
  moves?: () => boolean
}

/**
 * Events: `change` (the view moved), `swipe` (`detail` is 1 for the next picture, -1 for the one before), `twist` (`detail`: degrees
 * clockwise by which two fingers turned it) and `twisted` (they let go).
 * Call `dispose` when the stage goes away.
 */
export class ZoomPan extends EventTarget {
  private current: View = WHOLE
  private picture: Size = { width: 0, height: 0 }
  private readonly pointers = new Map<number, Point>()
  private pinch: Pinch | null = null
  private swiped = 0
  private readonly listening = new AbortController()
  private readonly room: HTMLElement
  private readonly moves: () => boolean

  /** `stage` receives the gestures; its size is asked for whenever it is needed, so that it may change. */
  constructor(private readonly stage: HTMLElement, { room = stage, moves = () => true }: Ways = {}) {
    super()
    this.room = room
    this.moves = moves
    const signal = this.listening.signal
    stage.addEventListener('wheel', (event) => this.onWheel(event), { signal, passive: false })
    stage.addEventListener('pointerdown', (event) => this.onDown(event), { signal })
    stage.addEventListener('pointermove', (event) => this.onMove(event), { signal })
    stage.addEventListener('pointerup', (event) => this.onUp(event), { signal })
    stage.addEventListener('pointercancel', (event) => this.onUp(event), { signal })
    stage.addEventListener('dblclick', (event) => this.moves() && this.toggle(this.fromCentre(event)), { signal })
  }

  get view(): View {
    return this.current
  }

  get isZoomed(): boolean {
    return this.current.scale > 1.001
  }

  /** The picture's own size in pixels. A picture of the same size keeps the view, so that versions can be compared. */
  show(picture: Size): void {
    const same = picture.width === this.picture.width && picture.height === this.picture.height
    this.picture = picture
    this.move(same ? this.current : WHOLE)
  }

  /** The view of another stage that goes together with this one. */
  look(view: View): void {
    this.move(view)
  }

  zoomBy(factor: number, at: Point = { x: 0, y: 0 }): void {
    const scale = Math.min(furthest(this.picture, this.size), Math.max(1, this.current.scale * factor))
    this.move(zoomed(this.current, scale, at))
  }

  panBy(x: number, y: number): void {
    this.move({ ...this.current, x: this.current.x + x, y: this.current.y + y })
  }

  reset(): void {
    this.move(WHOLE)
  }

  /** From whole to the picture's own pixels, and back. */
  toggle(at: Point = { x: 0, y: 0 }): void {
    if (this.isZoomed) return this.reset()
    const { width, height } = this.size
    const own = Math.max(this.picture.width / width, this.picture.height / height)
    this.move(zoomed(this.current, own > 1.2 ? own : CLOSER, at))
  }

  dispose(): void {
    this.listening.abort()
    this.pointers.clear()
  }

  private get size(): Size {
    return { width: this.room.clientWidth, height: this.room.clientHeight }
  }

  private move(view: View): void {
    const next = held(view, this.picture, this.size)
    const { scale, x, y } = this.current
    if (next.scale === scale && next.x === x && next.y === y) return
    this.current = next
    this.dispatchEvent(new Event('change'))
  }

  private fromCentre(event: MouseEvent): Point {
    const box = this.room.getBoundingClientRect()
    return { x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2 }
  }

  private onWheel(event: WheelEvent): void {
    event.preventDefault()
    // a pinch on a trackpad arrives as a wheel with Ctrl, in much smaller steps
    const speed = event.ctrlKey ? 0.012 : 0.0022
    const pixels = event.deltaMode === 1 ? event.deltaY * 16 : event.deltaY
    this.zoomBy(Math.exp(-pixels * speed), this.fromCentre(event))
  }

  private onDown(event: PointerEvent): void {
    if (event.button !== 0) return
    this.stage.setPointerCapture(event.pointerId)
    this.pointers.set(event.pointerId, this.fromCentre(event))
    this.swiped = 0
    const two = this.pointers.size === 2
    this.pinch = two ? { distance: this.spread(), angle: this.slope(), middle: this.middle(), view: this.current } : null
  }

  private onMove(event: PointerEvent): void {
    const before = this.pointers.get(event.pointerId)
    if (!before) return
    const now = this.fromCentre(event)
    if (this.pointers.size === 1 && this.moves()) this.drag(now.x - before.x, now.y - before.y)
    this.pointers.set(event.pointerId, now)
    if (this.pinch && this.pointers.size === 2 && this.pinch.distance > 0) this.stretch(this.pinch)
  }

  /** What lay between the two fingers stays between them, however they move. */
  private stretch({ distance, angle, middle, view }: Pinch): void {
    const now = this.middle()
    const by = ((this.slope() - angle + 540) % 360) - 180
    const turned = Math.abs(by) > SLIP ? by - Math.sign(by) * SLIP : 0
    this.dispatchEvent(new CustomEvent('twist', { detail: turned }))
    const { scale, x, y } = zoomed(view, Math.max(1, (view.scale * this.spread()) / distance), middle)
    this.move({ scale, x: x + now.x - middle.x, y: y + now.y - middle.y })
  }

  private drag(x: number, y: number): void {
    if (this.isZoomed) this.panBy(x, y)
    else this.swiped += x
  }

  private onUp(event: PointerEvent): void {
    if (!this.pointers.delete(event.pointerId)) return
    const wasPinch = this.pinch !== null
    this.pinch = null
    if (wasPinch) this.dispatchEvent(new Event('twisted'))
    const far = Math.abs(this.swiped) >= SWIPE && !this.isZoomed && !wasPinch && event.type === 'pointerup'
    if (far) this.dispatchEvent(new CustomEvent('swipe', { detail: this.swiped < 0 ? 1 : -1 }))
    this.swiped = 0
  }

  private spread(): number {
    const [a, b] = [...this.pointers.values()]
    return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0
  }

  private slope(): number {
    const [a, b] = [...this.pointers.values()]
    return a && b ? (Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI : 0
  }

  private middle(): Point {
    const [a, b] = [...this.pointers.values()]
    return a && b ? { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } : { x: 0, y: 0 }
  }
}
