// What a reader of screens hears of a streaming answer: whole sentences, never half a word, never the same twice.

const END = /[.!?…:]["')\]]?(?=\s)|\n\n/g

export class Speech {
  private at = 0

  /** The sentences that became whole since the last time. */
  next(text: string, done = false): string {
    const fresh = text.slice(this.at)
    let length = done ? fresh.length : 0
    if (!done) for (const match of fresh.matchAll(END)) length = match.index + match[0].length
    this.at += length
    return plain(fresh.slice(0, length))
  }

  /** Goes on after what is there already: it was spoken, or read, before. */
  skip(text: string): void {
    this.at = text.length
  }
}

/** Markdown as it is read aloud. */
export function plain(markdown: string): string {
  return markdown
    .replace(/```[^\n]*\n?/g, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^[ \t]*(?:#{1,6}|[-*+]|>|\d+[.)])[ \t]+/gm, '')
    .replace(/[*_`|~]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
