// What the newest draft looks like: its address for an <img>, its edge, and what of it is said.
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { t } from '@/locales'
import { versionUrl } from '@/conversation/images'
import { alphaOf, type Alpha } from './alpha'
import { contour } from './contour'
import type { Draft } from './calls'
import { isSeeThrough } from './recipe'
import type { Marks } from './refinement'
import type { Refining } from './refining'

/** Milliseconds before it is said that something is computed. */
const SLOW_MS = 150

export type Cut = ReturnType<typeof useCut>

export function useCut(refining: Refining) {
  const { drafts, image, version, picture } = refining
  // a cut-out is there already while its draft is computed
  const rendering = ref(false)
  const busy = computed(() => drafts.state.computing || rendering.value)
  const url = shallowRef<string | null>(isSeeThrough(image, version) ? versionUrl(image.conversation, version) : null)
  const edge = ref('')
  const alpha = shallowRef<Alpha | null>(null)
  const slow = ref(false)
  const drafted = shallowRef<Marks>(refining.marks.value)
  let over = false
  let timer: ReturnType<typeof setTimeout> | undefined

  watch(
    busy,
    (computing) => {
      clearTimeout(timer)
      if (computing) timer = setTimeout(() => (slow.value = true), SLOW_MS)
      else slow.value = false
    },
    { immediate: true },
  )
  watch(() => drafts.state.draft, show)

  async function show(draft: Draft | null): Promise<void> {
    if (!draft) return
    const marks = refining.now.value
    rendering.value = true
    const found = await alphaOf(draft.picture)
    if (over || drafts.state.draft !== draft) return
    rendering.value = false
    const before = url.value
    url.value = URL.createObjectURL(draft.picture)
    edge.value = contour(found.mask, found.width, found.height, picture.width / found.width)
    alpha.value = found
    drafted.value = marks
    if (before?.startsWith('blob:')) setTimeout(() => URL.revokeObjectURL(before), 1000) // the <img> may still show it
  }

  const said = computed(() => {
    if (!alpha.value) return ''
    const { draft } = drafts.state
    const keeps = t('cutout.kept', { n: Math.round(alpha.value.kept * 100) })
    return draft && draft.sure !== null ? `${keeps} · ${t('cutout.sure', { n: Math.round(draft.sure * 100) })}` : keeps
  })

  onScopeDispose(() => {
    over = true
    clearTimeout(timer)
    if (url.value?.startsWith('blob:')) URL.revokeObjectURL(url.value)
  })

  return { url, alpha, edge, drafted, busy, slow, said }
}
