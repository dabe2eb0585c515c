// Which picture the next words will change: the one a person clicked, or else the one last made, edited or chosen.
import { computed, shallowRef, type ShallowRef } from 'vue'
import type { Images } from './images'
import type { Image, Target } from './wire'

export class Pin {
  /** The image that was last made, edited or chosen. */
  readonly active = shallowRef<string | null>(null)
  /** The clicked one; "" after the chip was removed: the next words change no picture. */
  private readonly chosen = shallowRef<string | null>(null)

  constructor(private readonly images: ShallowRef<Images>) {}

  readonly image = computed<Image | null>(() => {
    const id = this.chosen.value ?? this.active.value
    return this.images.value.find((image) => image.id === id) ?? null
  })

  readonly target = computed<Target | null>(() =>
    this.image.value ? { image: this.image.value.id, version: this.image.value.current } : null,
  )

  /** Whether the person said that no picture is meant, although there is one. */
  readonly removed = computed(() => this.chosen.value === '' && this.images.value.length > 0)

  choose(image: string): void {
    this.chosen.value = image
  }

  remove(): void {
    this.chosen.value = ''
  }

  /** A picture was made or changed: the words after it are about it. */
  follow(image: string): void {
    this.active.value = image
    this.chosen.value = null
  }

  forget(image: string): void {
    if (this.chosen.value === image) this.chosen.value = null
    if (this.active.value === image) this.active.value = this.images.value.at(-1)?.id ?? null
  }

  clear(): void {
    this.active.value = null
    this.chosen.value = null
  }
}
