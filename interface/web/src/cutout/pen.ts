// What one finger, pen or mouse button draws on a stage. No framework; two fingers are `ZoomPan`'s.
import type { Point } from '@/dialogs/view'

interface Paper {
  /** Where an event lies, in pixels of the picture. */
  place(event: PointerEvent): Point
  /** Whether this one draws, not moves the picture or pulls a handle. */
  draws(event: PointerEvent): boolean
}

/**
 * Events, with a `Point[]` as `detail`: `begin` and `draw` (the new points), `end`, `hover` (one that does not draw).
 * `drop`: what was begun counts for nothing, because a second finger came or the browser took the pointer away.
 * `leave`: it is over the stage no more. Call `dispose` when the stage goes away.
 */
export class Pen extends EventTarget {
  private pointer: number | null = null
  private readonly down = new Set<number>()
  private readonly listening = new AbortController()

  constructor(stage: HTMLElement, private readonly paper: Paper) {
    super()
    const signal = this.listening.signal
    stage.addEventListener('pointerdown', (event) => this.onDown(event), { signal })
    stage.addEventListener('pointermove', (event) => this.onMove(event), { signal })
    stage.addEventListener('pointerup', (event) => this.onUp(event, 'end'), { signal })
    stage.addEventListener('pointercancel', (event) => this.onUp(event, 'drop'), { signal })
    stage.addEventListener('pointerleave', () => this.tell('leave', []), { signal })
  }

  get drawing(): boolean {
    return this.pointer !== null
  }

  /** Gives up what is being drawn. */
  drop(): void {
    if (this.pointer === null) return
    this.pointer = null
    this.tell('drop', [])
  }

  dispose(): void {
    this.listening.abort()
  }

  private onDown(event: PointerEvent): void {
    this.down.add(event.pointerId)
    if (this.down.size > 1) return this.drop()
    if (event.button !== 0 || !this.paper.draws(event)) return
    this.pointer = event.pointerId
    this.tell('begin', [this.paper.place(event)])
  }

  private onMove(event: PointerEvent): void {
    if (event.pointerId !== this.pointer) {
      if (!this.down.size) this.tell('hover', [this.paper.place(event)])
      return
    }
    // a fast hand moves further than one event a frame can say
    const all = event.getCoalescedEvents?.() ?? []
    this.tell('draw', (all.length ? all : [event]).map((one) => this.paper.place(one)))
  }

  private onUp(event: PointerEvent, how: 'end' | 'drop'): void {
    this.down.delete(event.pointerId)
    if (event.pointerId !== this.pointer) return
    this.pointer = null
    this.tell(how, [this.paper.place(event)])
  }

  private tell(name: string, points: Point[]): void {
    this.dispatchEvent(new CustomEvent<Point[]>(name, { detail: points }))
  }
}
