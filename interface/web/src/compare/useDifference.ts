// What changed between two versions, asked of the server when it is looked at; the newest question wins.
import { ref, shallowRef, watchEffect, type Ref } from 'vue'
import { api } from '@/api/client'
import { ApiError } from '@/api/error'
import type { Difference } from '@/api/types'
import { hundredths } from '@/format'
import type { Ends } from './ends'

/** Levels of 255 that nobody sees: `SEEN` in imaging/analysis/difference.py. */
export const SEEN = 6

export function useDifference(image: () => string, ends: () => Ends, tolerance: Ref<number>) {
  const found = shallowRef<Difference | null>(null)
  const refused = shallowRef<ApiError | null>(null)
  const attempt = ref(0)

  watchEffect(async (clean) => {
    void attempt.value
    const asking = new AbortController()
    clean(() => asking.abort())
    found.value = refused.value = null
    try {
      const answer = await api.difference(image(), { ...ends(), tolerance: tolerance.value }, asking.signal)
      if (!asking.signal.aborted) found.value = answer
    } catch (reason) {
      if (asking.signal.aborted) return
      if (!(reason instanceof ApiError)) throw reason
      refused.value = reason
    }
  })
  return { found, refused, again: () => attempt.value++ }
}

/** `12%`, `0.03%`; never 0 or 100 of what is not all or nothing. */
export function percent(share: number): string {
  const value = share * 100
  if (share > 0 && value < 0.01) return `< ${hundredths(0.01, 2)}`
  if (share < 1 && value > 99.99) return `> ${hundredths(99.99, 2)}`
  const digits = value === 0 || value === 100 ? 0 : value < 1 || value > 99 ? 2 : value < 10 || value > 90 ? 1 : 0
  return hundredths(value, digits)
}
