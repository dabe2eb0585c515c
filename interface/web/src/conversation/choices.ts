// Which version of a picture is shown: one choice after another, as fast as somebody chooses.
import { chosen } from './images'
import type { Image } from './wire'

/** Shown at once and stored in order. What the server answers to an earlier choice is not shown over a later one. */
export class Choices {
  private readonly last = new Map<string, Promise<Image>>()

  constructor(
    private readonly store: (image: string, version: string) => Promise<Image>,
    private readonly show: (image: Image) => void,
  ) {}

  /** Rejects when the server refuses; what was shown before is back then, unless another was chosen meanwhile. */
  async choose(image: Image, version: string): Promise<void> {
    this.show(chosen(image, version))
    const before = this.last.get(image.id)?.catch(() => {})
    const stored = Promise.resolve(before).then(() => this.store(image.id, version))
    this.last.set(image.id, stored)
    const isLast = () => this.last.get(image.id) === stored
    try {
      const now = await stored
      if (isLast()) this.show(now)
    } catch (reason) {
      if (isLast()) this.show(image)
      throw reason
    } finally {
      if (isLast()) this.last.delete(image.id)
    }
  }
}
