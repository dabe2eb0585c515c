// What is typed after a shortcut, before the dialog that it opens is there: it belongs into the dialog.

/** A dialog that could not be loaded does not swallow keys for ever. */
const LONGEST_MS = 8000

export class TypedAhead {
  private words = ''
  private listening = false
  private givingUp: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly target: EventTarget,
    private readonly calledOff: () => void,
  ) {}

  /** From now on keys are kept, until somebody takes them. */
  begin(): void {
    if (this.listening) return
    this.listening = true
    this.target.addEventListener('keydown', this.press, { capture: true })
    this.givingUp = setTimeout(() => this.take(), LONGEST_MS)
  }

  /** The words, and no more of them are kept. */
  take(): string {
    this.target.removeEventListener('keydown', this.press, { capture: true })
    clearTimeout(this.givingUp)
    const words = this.words
    this.words = ''
    this.listening = false
    return words
  }

  private readonly press = (event: Event): void => {
    const { key, ctrlKey, metaKey, altKey } = event as KeyboardEvent
    if (ctrlKey || metaKey || altKey) return
    if (key === 'Escape') {
      this.take()
      this.calledOff()
    } else if (key === 'Backspace') this.words = this.words.slice(0, -1)
    else if (key.length === 1) this.words += key
    else return
    event.preventDefault()
    event.stopPropagation()
  }
}
