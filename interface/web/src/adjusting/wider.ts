// The larger canvas while it is pulled: what is added around the picture as it is set. It becomes a turn, not a step.
import { shallowRef } from 'vue'
import type { Point, Size } from '@/dialogs/view'
import { NOTHING, grown, toShape, type CanvasGrip, type Extent } from './canvas'

export class Wider {
  readonly extent = shallowRef<Extent>(NOTHING)
  /** As it was when nothing was pulled: what the stage makes room for, so that nothing moves under the hand. */
  readonly rests = shallowRef<Extent>(NOTHING)

  constructor(private readonly size: () => Size) {}

  /** `by`: how far since the grip was taken, in pixels of the picture. */
  pull(grip: CanvasGrip, by: Point): void {
    this.extent.value = grown(this.rests.value, grip, by, this.size())
  }

  letGo(): void {
    this.rests.value = this.extent.value
  }

  /** Gives up what is being pulled; whether there was anything. */
  drop(): boolean {
    const was = this.extent.value !== this.rests.value
    this.extent.value = this.rests.value
    return was
  }

  takeShape(ratio: string): void {
    this.extent.value = this.rests.value = toShape(ratio, this.size())
  }

  clear(): void {
    this.extent.value = this.rests.value = NOTHING
  }
}
