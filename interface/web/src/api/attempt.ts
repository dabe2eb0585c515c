// Something that is asked of the server once at a time, can be given up, and tells why it was refused.
import { ref, shallowRef } from 'vue'
import { toApiError, type ApiError } from './error'

export class Attempt<T> {
  readonly running = ref(false)
  /** Why the last one came to nothing. */
  readonly refused = shallowRef<ApiError | null>(null)
  private asked: AbortController | null = null

  /** What came of it; null where it was refused or given up, or where another one runs. */
  async make(work: (signal: AbortSignal) => Promise<T>): Promise<T | null> {
    if (this.asked) return null
    const mine = (this.asked = new AbortController())
    this.running.value = true
    this.refused.value = null
    try {
      return await work(mine.signal)
    } catch (reason) {
      if (!mine.signal.aborted) this.refused.value = toApiError(reason)
      return null
    } finally {
      this.asked = null
      this.running.value = false
    }
  }

  giveUp(): void {
    this.asked?.abort()
  }
}
