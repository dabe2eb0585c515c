// What goes back and on a step: all that is set, or the mask while that is drawn; and what lies beside the picture.
import type { Ref } from 'vue'
import type { Image } from '@/conversation/wire'

export interface Steps {
  readonly canUndo: Readonly<Ref<boolean>>
  readonly canRedo: Readonly<Ref<boolean>>
  undo(): void
  redo(): void
}

/** The pictures of the conversation before and after this one. */
export interface Beside {
  before: Image | undefined
  next: Image | undefined
}
