// What goes back and on a step: all that is set, or the mask while that is drawn.
import type { Ref } from 'vue'

export interface Steps {
  readonly canUndo: Readonly<Ref<boolean>>
  readonly canRedo: Readonly<Ref<boolean>>
  undo(): void
  redo(): void
}
