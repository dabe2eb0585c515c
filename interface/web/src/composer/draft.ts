// Words that were typed and not sent, kept for each conversation over reloads.

const PREFIX = 'atelier.draft.'
/** The box of a conversation that does not exist yet. */
export const NEW = 'new'
/** Older drafts than this many are forgotten. */
const KEPT = 50

export class Drafts {
  constructor(private readonly storage: Storage | null) {}

  read(conversation: string | null): string {
    try {
      const kept = this.storage?.getItem(PREFIX + (conversation ?? NEW))
      return kept ? (JSON.parse(kept) as { text: string }).text : ''
    } catch {
      return '' // broken or forbidden
    }
  }

  write(conversation: string | null, text: string): void {
    const key = PREFIX + (conversation ?? NEW)
    try {
      if (!text) this.storage?.removeItem(key)
      else {
        this.storage?.setItem(key, JSON.stringify({ text, at: Date.now() }))
        this.forgetOld()
      }
    } catch {
      // full or forbidden: the words are still in the box
    }
  }

  forgetAll(): void {
    if (!this.storage) return
    for (const key of Object.keys(this.storage)) if (key.startsWith(PREFIX)) this.storage.removeItem(key)
  }

  private forgetOld(): void {
    if (!this.storage) return
    const keys = Object.keys(this.storage).filter((key) => key.startsWith(PREFIX))
    if (keys.length <= KEPT) return
    const aged = keys.map((key) => ({ key, at: this.ageOf(key) })).sort((a, b) => a.at - b.at)
    for (const { key } of aged.slice(0, keys.length - KEPT)) this.storage.removeItem(key)
  }

  private ageOf(key: string): number {
    try {
      return (JSON.parse(this.storage?.getItem(key) ?? '') as { at: number }).at
    } catch {
      return 0
    }
  }
}
