// The pictures of the open conversation that are chosen together; with the next conversation none are.
import { computed, watch } from 'vue'
import { conversation } from '@/conversation/open'
import type { Image } from '@/conversation/wire'
import { Selection } from './selection'

const selection = new Selection()
const order = () => conversation.images.map((image) => image.id)

/** In the order of their numbers. */
export const selected = computed<Image[]>(() => conversation.images.filter((image) => selection.has(image.id)))
export const selecting = computed(() => selected.value.length > 0)

watch(() => conversation.id, clearSelection)

export function isSelected(image: Image): boolean {
  return selection.has(image.id)
}

/** With Shift all from the last one to this one. */
export function select(image: Image, { shiftKey = false } = {}): void {
  if (shiftKey) selection.extend(image.id, order())
  else selection.toggle(image.id)
}

export function selectAll(): void {
  selection.all(order())
}

export function clearSelection(): void {
  selection.clear()
}
