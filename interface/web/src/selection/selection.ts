// Which of several things are chosen, as a person chooses files: one by one, or all from the last one to this one.
import { reactive } from 'vue'

export class Selection {
  private readonly ids = reactive(new Set<string>())
  private last = ''

  has(id: string): boolean {
    return this.ids.has(id)
  }

  toggle(id: string): void {
    if (!this.ids.delete(id)) this.ids.add(id)
    this.last = id
  }

  /** All from the one last touched to this one, in that order; only this one where none was touched. */
  extend(id: string, order: readonly string[]): void {
    const from = order.indexOf(this.last)
    const to = order.indexOf(id)
    const ends = from < 0 ? [to, to] : [from, to].sort((a, b) => a - b)
    for (const one of order.slice(ends[0], ends[1]! + 1)) this.ids.add(one)
    this.last = id
  }

  all(order: readonly string[]): void {
    for (const id of order) this.ids.add(id)
  }

  clear(): void {
    this.ids.clear()
    this.last = ''
  }
}
