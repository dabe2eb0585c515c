// The keys of a group of buttons of which one is chosen, radios or tabs: one tab stop, arrows move and choose, and go round.
import type { Ref } from 'vue'

/** `move` is for the `keydown` of the group, whose buttons stand as `values` do. Where nothing is chosen the first is the tab stop. */
export function useRadios<T>(values: () => readonly T[], chosen: Ref<T>, role: 'radio' | 'tab' = 'radio') {
  const at = () => Math.max(0, values().indexOf(chosen.value))

  /** Home and End are for tabs alone: around radios they scroll. */
  function placeAfter(key: string): number | undefined {
    const count = values().length
    if (role === 'tab' && (key === 'Home' || key === 'End')) return key === 'Home' ? 0 : count - 1
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key]
    return step && (at() + step + count) % count
  }

  function move(event: KeyboardEvent) {
    const next = placeAfter(event.key)
    if (next === undefined) return
    event.preventDefault()
    chosen.value = values()[next]!
    const group = event.currentTarget as HTMLElement
    group.querySelectorAll<HTMLElement>(`[role="${role}"]`)[next]?.focus()
  }

  return { move, tabStop: (index: number) => (index === at() ? 0 : -1) }
}
