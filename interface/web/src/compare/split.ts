// Where two pictures are parted: a finger or the mouse moves it. No framework; `CompareSlider.vue` wraps it.

/** How far from the line, in CSS pixels, it can be taken hold of: half of what a finger needs. */
const REACH = 22

interface Ways {
  /** Where the line is, in CSS pixels from the left edge of the box. */
  line: () => number
  /** Whether the line follows a pointer that went down anywhere; else only one near it. */
  anywhere: () => boolean
}

/** Events: `move` (`detail` is CSS pixels from the left edge of the box). Call `dispose` when the box goes away. */
export class Split extends EventTarget {
  private held: number | null = null
  private readonly listening = new AbortController()

  constructor(private readonly box: HTMLElement, private readonly ways: Ways) {
    super()
    const { signal } = this.listening
    box.addEventListener('pointerdown', (event) => this.down(event), { signal })
    // a stage around the box may have captured the pointer
    window.addEventListener('pointermove', (event) => this.moved(event), { signal })
    for (const end of ['pointerup', 'pointercancel'] as const) window.addEventListener(end, (event) => this.up(event), { signal })
  }

  dispose(): void {
    this.listening.abort()
  }

  private down(event: PointerEvent): void {
    if (event.button !== 0) return
    if (this.held !== null) {
      this.held = null // a second finger: they zoom
      return
    }
    const near = Math.abs(this.at(event) - this.ways.line()) <= REACH
    if (!near && !this.ways.anywhere()) return
    this.held = event.pointerId
    if (near && !this.ways.anywhere()) event.stopPropagation() // else the picture would move along
    this.tell(event)
  }

  private moved(event: PointerEvent): void {
    if (event.pointerId === this.held) this.tell(event)
  }

  private up(event: PointerEvent): void {
    if (event.pointerId === this.held) this.held = null
  }

  private tell(event: PointerEvent): void {
    this.dispatchEvent(new CustomEvent('move', { detail: this.at(event) }))
  }

  private at(event: PointerEvent): number {
    return event.clientX - this.box.getBoundingClientRect().left
  }
}
