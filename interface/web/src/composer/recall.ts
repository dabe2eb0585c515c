// Going through what was said last, as a terminal does: up to older words, down to newer ones and to the empty box.

export class Recall {
  private prompts: readonly string[] = []
  private at = -1

  /** Begins with the newest; the answer is what stands in the box then, null where nothing was said yet. */
  begin(prompts: readonly string[]): string | null {
    this.prompts = prompts
    this.at = -1
    return this.step(1)
  }

  /** Whether these words are the ones that were brought back last: once they are changed, arrows move the caret again. */
  holds(text: string): boolean {
    return this.at >= 0 && this.prompts[this.at] === text
  }

  /** `by` 1 is older, -1 newer; before the newest the box is empty. Null where there is nothing older. */
  step(by: 1 | -1): string | null {
    if (this.at + by >= this.prompts.length) return null
    this.at = Math.max(-1, this.at + by)
    return this.at < 0 ? '' : this.prompts[this.at]!
  }

  /** Its place, from 1, and how many there are. */
  get place(): { n: number; count: number } {
    return { n: this.at + 1, count: this.prompts.length }
  }
}
