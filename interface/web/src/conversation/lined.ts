// What is to be said next, while one turn runs: lined up by conversation, changed and taken out until its turn comes.
import { shallowRef } from 'vue'

export interface Wish {
  id: number
  text: string
}

const KEY = 'atelier.lined'

export class LinedUp {
  private readonly wishes = shallowRef<Record<string, Wish[]>>({})

  constructor(private readonly storage: Storage | null) {
    try {
      this.wishes.value = JSON.parse(storage?.getItem(KEY) ?? '{}') as Record<string, Wish[]>
    } catch {
      // broken or forbidden: nothing was kept
    }
  }

  /** The next one first. */
  of(conversation: string): Wish[] {
    return this.wishes.value[conversation] ?? []
  }

  add(conversation: string, text: string): void {
    const there = this.of(conversation)
    this.put(conversation, [...there, { id: Math.max(0, ...there.map(({ id }) => id)) + 1, text }])
  }

  /** Takes one out and gives its words. */
  take(conversation: string, id: number): string {
    const there = this.of(conversation)
    this.put(conversation, there.filter((wish) => wish.id !== id))
    return there.find((wish) => wish.id === id)?.text ?? ''
  }

  private put(conversation: string, wishes: Wish[]): void {
    const { [conversation]: _, ...others } = this.wishes.value
    this.wishes.value = wishes.length ? { ...others, [conversation]: wishes } : others
    try {
      this.storage?.setItem(KEY, JSON.stringify(this.wishes.value))
    } catch {
      // full or forbidden: it still lives as long as the page
    }
  }
}
