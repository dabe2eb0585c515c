// The keys of a radio group that is drawn as buttons: one tab stop, arrows move and choose, and go round.
import type { Ref } from 'vue'

/** `move` is for the `keydown` of the group, whose buttons stand as `values` do. Where nothing is chosen the first is the tab stop. */
export function useRadios<T>(values: () => readonly T[], chosen: Ref<T>) {
  const at = () => Math.max(0, values().indexOf(chosen.value))

  function move(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const count = values().length
    const next = (at() + step + count) % count
    chosen.value = values()[next]!
    const group = event.currentTarget as HTMLElement
    group.querySelectorAll<HTMLElement>('[role="radio"]')[next]?.focus()
  }

  return { move, tabStop: (index: number) => (index === at() ? 0 : -1) }
}
