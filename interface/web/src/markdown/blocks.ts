// Markdown that grows, cut into blocks: all but the last are finished and never looked at again.
// A scanner, not a parser: it only has to know where a block surely ends. Reading n characters costs O(n).

export interface Block {
  /** Where it starts in the text: its identity. */
  start: number
  source: string
}

/** A list this long is cut between two items, so that its end can go on growing cheaply. */
const LONG_LIST = 4000

const FENCE = /^ {0,3}(`{3,}|~{3,})/
const ITEM = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?: |\t|$)/
/** What may begin a list in the middle of a paragraph. */
const INTERRUPTING = /^ {0,3}(?:[-*+]|1[.)])[ \t]+\S/
const INDENTED = /^(?: {2,}|\t)/

type Kind = 'none' | 'text' | 'fence' | 'list'

export class Blocks {
  /** Finished blocks, in order. */
  readonly finished: Block[] = []
  private text = ''
  /** Start of the open block. */
  private start = 0
  /** Start of the first line that has not been scanned: it may still grow. */
  private at = 0
  private kind: Kind = 'none'
  private fence = ''
  private blank = false

  /** What is not finished yet. */
  get tail(): Block {
    return { start: this.start, source: this.text.slice(this.start) }
  }

  /** Whether the open block is a code fence: its words can be shown as they are. */
  get inFence(): boolean {
    return this.kind === 'fence'
  }

  /** The whole text as it is now. One that does not continue the last one starts over. */
  feed(text: string): void {
    // only the open block is compared: comparing all of it each time would make the whole quadratic
    if (!text.startsWith(this.text.slice(this.start), this.start)) this.reset()
    this.text = text
    for (let end = text.indexOf('\n', this.at); end >= 0; end = text.indexOf('\n', this.at)) {
      this.line(text.slice(this.at, end), this.at, end + 1)
      this.at = end + 1
    }
  }

  /** Nothing more comes: the rest is a block too. */
  finish(): void {
    const end = this.text.length
    if (this.at < end) this.line(this.text.slice(this.at), this.at, end)
    this.at = end
    this.close(end)
  }

  private reset(): void {
    this.finished.length = 0
    this.text = ''
    this.start = this.at = 0
    this.kind = 'none'
    this.blank = false
  }

  private line(line: string, start: number, end: number): void {
    if (this.kind === 'fence') {
      if (this.closesFence(line)) this.close(end)
    } else if (!line.trim()) {
      if (this.kind === 'list') this.blank = true
      else this.close(end)
    } else {
      if (this.kind === 'list' && this.endsList(line, start)) this.close(start)
      this.blank = false
      this.begin(line, start)
    }
  }

  private begin(line: string, start: number): void {
    const fence = FENCE.exec(line)?.[1]
    if (fence && this.kind !== 'list') {
      this.close(start) // a fence may interrupt a paragraph
      this.kind = 'fence'
      this.fence = fence
      return
    }
    if (this.kind === 'text' && INTERRUPTING.test(line)) this.close(start)
    if (this.kind === 'none') this.kind = ITEM.test(line) ? 'list' : 'text'
  }

  private closesFence(line: string): boolean {
    const closing = FENCE.exec(line)?.[1]
    return !!closing && closing[0] === this.fence[0] && closing.length >= this.fence.length && line.trim() === closing
  }

  private endsList(line: string, start: number): boolean {
    if (ITEM.test(line)) return start - this.start > LONG_LIST
    return this.blank && !INDENTED.test(line)
  }

  private close(end: number): void {
    const source = this.text.slice(this.start, end)
    if (source.trim()) this.finished.push({ start: this.start, source })
    this.start = end
    this.kind = 'none'
    this.blank = false
  }
}
