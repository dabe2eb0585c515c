// The conversations that are chosen together, as a person chooses files; none once the list is out of sight.
import { computed } from 'vue'
import { Selection } from '@/selection/selection'
import { useConversations } from './useConversations'

const selection = new Selection()

/** In the order of the list. */
export const chosen = computed(() => useConversations().state.rows.filter(({ id }) => selection.has(id)))
export const choosing = computed(() => chosen.value.length > 0)

export function isChosen(id: string): boolean {
  return selection.has(id)
}

/** With Shift all from the last one to this one. */
export function choose(id: string, { shiftKey = false } = {}): void {
  if (shiftKey) selection.extend(id, useConversations().state.rows.map((row) => row.id))
  else selection.toggle(id)
}

export function chooseNone(): void {
  selection.clear()
}
