// Which pictures are selected, with what is known of them, and where a range begins.
import { computed, shallowRef } from 'vue'
import type { Hung } from './types'

/** Held through `reactive`, which unwraps its refs; so its methods are arrows: they are called on the store itself. */
export class Selection {
  private readonly chosen = shallowRef<ReadonlyMap<string, Hung>>(new Map())
  /** Whether a tap selects, also while nothing is. */
  readonly begun = shallowRef(false)
  readonly count = computed(() => this.chosen.value.size)
  readonly bytes = computed(() => this.list().reduce((sum, picture) => sum + picture.bytes, 0))
  readonly active = computed(() => this.begun.value || this.count.value > 0)
  /** Index of the picture that was chosen last: a range goes from there. */
  anchor = 0

  /** From now on a tap selects. */
  readonly begin = (): void => {
    this.begun.value = true
  }

  readonly has = (id: string): boolean => {
    return this.chosen.value.has(id)
  }

  readonly list = (): Hung[] => {
    return [...this.chosen.value.values()]
  }

  readonly toggle = (picture: Hung, index: number): void => {
    const chosen = new Map(this.chosen.value)
    if (!chosen.delete(picture.id)) chosen.set(picture.id, picture)
    this.chosen.value = chosen
    this.anchor = index
  }

  readonly add = (pictures: readonly (Hung | undefined)[]): void => {
    const chosen = new Map(this.chosen.value)
    for (const picture of pictures) if (picture) chosen.set(picture.id, picture)
    this.chosen.value = chosen
  }

  /** Those that are there no more are selected no more; of the others the newest is known. */
  readonly keep = (pictures: readonly (Hung | undefined)[], gone: ReadonlySet<string>): void => {
    if (!this.count.value) return
    const chosen = new Map([...this.chosen.value].filter(([id]) => !gone.has(id)))
    for (const picture of pictures) if (picture && chosen.has(picture.id)) chosen.set(picture.id, picture)
    this.chosen.value = chosen
  }

  readonly clear = (): void => {
    this.chosen.value = new Map()
    this.begun.value = false
  }
}
