// Which picture the next words will change: the one a person clicked, or else the one last made, edited or chosen.
import { computed, shallowRef, type ShallowRef } from 'vue'
import { isHere, type Images } from './images'
import type { Image, Target } from './wire'

/** Held through `reactive`, which unwraps its refs; so its methods are arrows: they are called on the store itself. */
export class Pin {
  /** The image that was last made, edited, chosen or sent on the branch that is shown. */
  readonly active = shallowRef<string | null>(null)
  /** The clicked one; "" after the chip was removed: the next words change no picture. */
  private readonly chosen = shallowRef<string | null>(null)

  constructor(private readonly images: ShallowRef<Images>) {}

  readonly image = computed<Image | null>(() => {
    if (this.chosen.value === '') return null
    const there = (id: string | null) => this.images.value.find((image) => image.id === id)
    return there(this.chosen.value) ?? there(this.active.value) ?? null // another tab may have deleted the clicked one
  })

  /** The one that was clicked, where one was: it counts beside pictures that wait to be sent. */
  readonly clicked = computed<Image | null>(() => this.images.value.find((image) => image.id === this.chosen.value) ?? null)

  readonly target = computed<Target | null>(() =>
    this.image.value ? { image: this.image.value.id, version: this.image.value.current } : null,
  )

  /** Whether no picture is meant, although there is one: what no chip shows, no words change. */
  readonly removed = computed(() => this.image.value === null && this.images.value.length > 0)

  readonly choose = (image: string): void => {
    this.chosen.value = image
  }

  /** What was clicked before is not what the next words are about any more. */
  readonly release = (): void => {
    this.chosen.value = null
  }

  readonly remove = (): void => {
    this.chosen.value = ''
  }

  /** A picture was made or changed: the words after it are about it. */
  readonly follow = (image: string): void => {
    this.active.value = image
    this.chosen.value = null
  }

  /** As `follow`, for what came from elsewhere: what a person clicked here stays what their next words are about. */
  readonly hear = (image: string): void => {
    this.active.value = image
  }

  /** The pictures were read again, perhaps of another branch: a clicked one that is not there any more is let go of. */
  readonly settle = (before: Images, moved: boolean): void => {
    const find = (images: Images) => images.find((image) => image.id === this.chosen.value)
    const [was, is] = [find(before), find(this.images.value)]
    if (is && !isHere(is) && (moved || (was && isHere(was)))) this.chosen.value = null
  }

  readonly forget = (image: string): void => {
    if (this.chosen.value === image) this.chosen.value = null
    if (this.active.value === image) this.active.value = this.images.value.findLast(isHere)?.id ?? null
  }

  readonly clear = (): void => {
    this.active.value = null
    this.chosen.value = null
  }
}
