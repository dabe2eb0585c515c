// Words that were typed and not sent, kept for each conversation over reloads. Those of a conversation that is gone are
// left over: they can be taken into another one.

const PREFIX = 'atelier.draft.'
/** The box of a conversation that does not exist yet. */
const NEW = 'new'
/** Older drafts than this many are forgotten. */
const KEPT = 50

interface Entry {
  text: string
  at: number
  left?: boolean
}

/** A draft whose conversation is gone. */
export interface LeftOver {
  conversation: string
  /** Empty where only pictures were chosen. */
  text: string
}

export class Drafts {
  constructor(private readonly storage: Storage | null) {}

  read(conversation: string | null): string {
    return this.entry(conversation ?? NEW)?.text ?? ''
  }

  write(conversation: string | null, text: string): void {
    const id = conversation ?? NEW
    if (!text) this.drop(id)
    else this.put(id, { text, at: Date.now(), left: this.entry(id)?.left })
  }

  /** Its conversation is gone. `pictures`: some were chosen for it, so that it counts without any words. */
  leave(conversation: string, pictures = false): void {
    const kept = this.entry(conversation)
    if (kept || pictures) this.put(conversation, { text: kept?.text ?? '', at: kept?.at ?? Date.now(), left: true })
  }

  /** All conversations are gone: somebody new is here. */
  leaveAll(): void {
    for (const id of this.ids()) if (id !== NEW) this.leave(id)
  }

  /** Its conversation is back. */
  rejoin(conversation: string): void {
    const kept = this.entry(conversation)
    if (!kept?.left) return
    if (kept.text) this.put(conversation, { text: kept.text, at: kept.at })
    else this.drop(conversation)
  }

  /** Newest first. */
  leftOver(): LeftOver[] {
    const all = this.ids().flatMap((id) => {
      const kept = this.entry(id)
      return kept?.left ? [{ conversation: id, text: kept.text, at: kept.at }] : []
    })
    return all.sort((a, b) => b.at - a.at).map(({ conversation, text }) => ({ conversation, text }))
  }

  drop(conversation: string): void {
    try {
      this.storage?.removeItem(PREFIX + conversation)
    } catch {
      // forbidden
    }
  }

  forgetAll(): void {
    for (const id of this.ids()) this.drop(id)
  }

  private put(id: string, entry: Entry): void {
    try {
      this.storage?.setItem(PREFIX + id, JSON.stringify(entry))
      this.forgetOld()
    } catch {
      // full or forbidden: the words are still in the box
    }
  }

  private entry(id: string): Entry | null {
    try {
      return JSON.parse(this.storage?.getItem(PREFIX + id) ?? 'null') as Entry | null
    } catch {
      return null // broken or forbidden
    }
  }

  private ids(): string[] {
    if (!this.storage) return []
    return Object.keys(this.storage).flatMap((key) => (key.startsWith(PREFIX) ? [key.slice(PREFIX.length)] : []))
  }

  private forgetOld(): void {
    const ids = this.ids()
    if (ids.length <= KEPT) return
    const aged = ids.map((id) => ({ id, at: this.entry(id)?.at ?? 0 })).sort((a, b) => a.at - b.at)
    for (const { id } of aged.slice(0, ids.length - KEPT)) this.drop(id)
  }
}

/** Those of this browser. */
export function ownDrafts(): Drafts {
  try {
    return new Drafts(window.localStorage)
  } catch {
    return new Drafts(null) // forbidden
  }
}
