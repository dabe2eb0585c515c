// The keys and clicks of the wall: arrows move, Enter opens, Space selects, with Shift a range.
import { toastFailure } from '@/ui/toasts'
import { moved, type Layout } from './layout'
import { place, selection, store } from './open'
import type { Hung } from './types'

const MOVES = /^(Arrow(Left|Right|Up|Down)|Home|End|Page(Up|Down))$/
const LETTERS: Record<string, string> = { e: 'edit', d: 'download', i: 'about' }

interface Grid {
  layout: () => Layout
  /** Of the screen, in CSS pixels. */
  height: () => number
  deleted: () => boolean
  /** Whose tile has the one tab stop. */
  focused: { value: number }
  focusOn(index: number): Promise<void>
  act(what: string, picture: Hung, index: number): void
}

interface GridKeys {
  key(event: KeyboardEvent): void
  press(event: MouseEvent, index: number): void
  pick(event: MouseEvent | KeyboardEvent, index: number): void
  hold(index: number): void
}

export function useGridKeys(grid: Grid): GridKeys {
  function pick(event: MouseEvent | KeyboardEvent, index: number) {
    const picture = store.pictures[index]
    grid.focused.value = place.focused = index
    if (event.shiftKey && selection.count) void selectRange(index)
    else if (picture) selection.toggle(picture, index)
  }

  /** A long touch selects, and from then on every tap does. */
  function hold(index: number) {
    const picture = store.pictures[index]
    if (picture && !selection.has(picture.id)) selection.toggle(picture, index)
  }

  function press(event: MouseEvent, index: number) {
    const picture = store.pictures[index]
    if (!picture) return
    if (selection.active || event.shiftKey || event.ctrlKey || event.metaKey || grid.deleted()) return pick(event, index)
    grid.focused.value = place.focused = index
    grid.act('open', picture, index)
  }

  function move(event: KeyboardEvent, index: number) {
    const to = moved(grid.layout(), index, event.key, grid.height(), event.ctrlKey || event.metaKey)
    if (event.shiftKey) {
      if (!selection.count) selection.anchor = index
      void selectRange(to)
    }
    void grid.focusOn(to)
  }

  /** What a key asks for; null where it is not for the wall. */
  function asked(event: KeyboardEvent, index: number): (() => void) | null {
    const picture = store.pictures[index]
    if (MOVES.test(event.key)) return () => move(event, index)
    if (event.key === ' ') return () => pick(event, index)
    if (!picture) return null
    if (event.key === 'Enter') return () => (grid.deleted() ? pick(event, index) : grid.act('open', picture, index))
    const what = event.ctrlKey || event.metaKey || grid.deleted() ? undefined : LETTERS[event.key]
    return what ? () => grid.act(what, picture, index) : null
  }

  function key(event: KeyboardEvent) {
    const { index } = (event.target as HTMLElement).dataset
    if (!index || event.altKey || !grid.layout().count) return
    const act = asked(event, Number(index))
    if (!act) return
    act()
    event.preventDefault()
  }

  return { key, press, pick, hold }
}

/** Everything from the picture that was chosen last up to this one. */
async function selectRange(to: number): Promise<void> {
  const [from, end] = [Math.min(selection.anchor, to), Math.max(selection.anchor, to) + 1]
  try {
    await store.read(from, end)
  } catch (reason) {
    return toastFailure(reason)
  }
  selection.add(store.pictures.slice(from, end))
}
