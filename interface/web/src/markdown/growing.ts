// A reply's markdown as it grows: finished blocks are rendered once, only the open tail again and again.
import { Blocks, type Block } from './blocks'

export interface Rendered {
  key: number
  html: string
}

export interface Tail {
  key: number
  /** Rendered, or "" while it is code that still grows. */
  html: string
  /** Words that came after the last rendering, as they are. */
  rest: string
  /** An open code fence: shown as it is. */
  code: string | null
}

/** Up to here the tail is rendered at every change; beyond only when it has grown by an eighth. */
const SHORT_TAIL = 3000

const NO_TAIL: Tail = { key: -1, html: '', rest: '', code: null }

export class Growing {
  private readonly blocks = new Blocks()
  private rendered: Rendered[] = []
  private last: Block = { start: -1, source: '' }
  private lastHtml = ''

  constructor(private readonly render: (source: string) => string) {}

  update(text: string, done: boolean): { finished: readonly Rendered[]; tail: Tail } {
    const before = this.blocks.finished.length
    this.blocks.feed(text)
    if (this.blocks.finished.length < before) this.rendered = []
    if (done) this.blocks.finish()
    this.renderFinished()
    return { finished: this.rendered, tail: done ? NO_TAIL : this.tail() }
  }

  private renderFinished(): void {
    const fresh = this.blocks.finished.slice(this.rendered.length)
    if (!fresh.length) return
    // a new array, so that the page sees the change; the blocks in it are the same
    this.rendered = [...this.rendered, ...fresh.map(({ start, source }) => ({ key: start, html: this.render(source) }))]
  }

  private tail(): Tail {
    const { start, source } = this.blocks.tail
    if (!source.trim()) return NO_TAIL
    if (this.blocks.inFence) return { key: start, html: '', rest: '', code: source.slice(source.indexOf('\n') + 1) }
    const grown = source.length - this.last.source.length
    const same = start === this.last.start && source.startsWith(this.last.source)
    if (!same || source.length < SHORT_TAIL || grown > this.last.source.length / 8) {
      this.last = { start, source }
      this.lastHtml = this.render(source)
    }
    return { key: start, html: this.lastHtml, rest: source.slice(this.last.source.length), code: null }
  }
}
