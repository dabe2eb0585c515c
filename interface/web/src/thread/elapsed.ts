// Seconds since a turn began, ticking while it runs.
import { computed, ref, toValue, type MaybeRefOrGetter } from 'vue'
import { useIntervalFn } from '@vueuse/core'

/**
 * `started`: ISO 8601 by the server's clock. Ours may be another, so time before it was first seen counts for at most
 * `limit` seconds.
 */
export function useElapsed(started: MaybeRefOrGetter<string>, limit = 600) {
  const seen = Date.now()
  const now = ref(seen)
  useIntervalFn(() => (now.value = Date.now()), 250)
  return computed(() => {
    const before = (seen - Date.parse(toValue(started) || '')) / 1000
    const offset = Number.isFinite(before) ? Math.min(limit, Math.max(0, before)) : 0
    return offset + (now.value - seen) / 1000
  })
}
