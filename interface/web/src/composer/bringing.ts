// One of the studio's own pictures, dragged from the shelf or the conversation into the message box.
import { ref, type Ref } from 'vue'
import { carriesOwn, OWN } from '@/uploads/incoming'

interface Bringing {
  /** Whether one hangs over the box. */
  over: Ref<boolean>
  hang: (event: DragEvent) => void
  leave: (event: DragEvent) => void
  drop: (event: DragEvent) => void
}

/** `bring` hears the id of the picture that was dropped. */
export function useBringing(bring: (image: string) => void): Bringing {
  const over = ref(false)

  function hang(event: DragEvent) {
    if (!carriesOwn(event.dataTransfer)) return
    event.preventDefault() // else it would not be dropped
    if (event.dataTransfer?.effectAllowed === 'copy') event.dataTransfer.dropEffect = 'copy'
    over.value = event.dataTransfer?.effectAllowed !== 'move' // a chip of the box itself is only put elsewhere in it
  }

  /** Children of the box tell of their own leaving too: only what leads out of it counts. */
  function leave(event: DragEvent) {
    const [box, next] = [event.currentTarget, event.relatedTarget]
    if (!(box instanceof Node && next instanceof Node && box.contains(next))) over.value = false
  }

  function drop(event: DragEvent) {
    over.value = false
    if (!carriesOwn(event.dataTransfer)) return
    event.preventDefault()
    const image = event.dataTransfer?.getData(OWN)
    if (image) bring(image)
  }

  return { over, hang, leave, drop }
}
