// The pictures of the next message, put into another order by dragging one to the place of another.
import { ref } from 'vue'
import { OWN } from './incoming'

/** Marks a chip that is dragged within its own list, apart from a picture that is brought into it. */
const CHIP = 'application/x-atelier-chip'

export function useOrdering(place: (key: string, before: string) => void) {
  /** Key of the one that is carried. */
  const carried = ref<string | null>(null)
  /** Key of the one that it hangs over. */
  const over = ref<string | null>(null)

  function lift(event: DragEvent, key: string): void {
    if (!event.dataTransfer) return
    event.dataTransfer.setData(CHIP, key)
    event.dataTransfer.setData(OWN, '') // its own picture's address is not one to fetch
    event.dataTransfer.effectAllowed = 'move'
    carried.value = key
  }

  function hang(event: DragEvent, key: string): void {
    if (carried.value === null) return
    event.preventDefault()
    over.value = key === carried.value ? null : key
  }

  function drop(event: DragEvent, key: string): void {
    if (carried.value === null) return
    event.preventDefault()
    event.stopPropagation()
    if (key !== carried.value) place(carried.value, key)
    end()
  }

  function end(): void {
    carried.value = over.value = null
  }

  return { carried, over, lift, hang, drop, end }
}
