// What the newest draft looks like: its address for an <img>, once it can be shown, and whether one waits for it.
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { Adjusting } from './adjusting'

/** Milliseconds before it is said that something is computed. */
const SLOW_MS = 400

export function useDraft({ previews }: Adjusting) {
  /** Null for the picture as it is. */
  const url = shallowRef<string | null>(null)
  /** What the one that is shown was asked with. */
  const of = shallowRef('[]')
  const slow = ref(false)
  let over = false
  let timer: ReturnType<typeof setTimeout> | undefined

  watch(
    () => previews.state.computing,
    (computing) => {
      clearTimeout(timer)
      if (computing) timer = setTimeout(() => (slow.value = true), SLOW_MS)
      else slow.value = false
    },
  )
  watch(() => previews.state.draft, show)

  /** It is decoded before it takes the place of the one before: nothing flickers. */
  async function show(draft: typeof previews.state.draft): Promise<void> {
    const before = url.value
    if (!draft) {
      url.value = null
      of.value = '[]'
    } else {
      const next = URL.createObjectURL(draft.picture)
      const picture = new Image()
      picture.src = next
      await picture.decode().catch(() => {})
      if (over || previews.state.draft !== draft) return URL.revokeObjectURL(next)
      url.value = next
      of.value = draft.of
    }
    if (before) setTimeout(() => URL.revokeObjectURL(before), 1000) // the <img> may still show it
  }

  onScopeDispose(() => {
    over = true
    clearTimeout(timer)
    if (url.value) URL.revokeObjectURL(url.value)
  })

  return { url, of, slow }
}
