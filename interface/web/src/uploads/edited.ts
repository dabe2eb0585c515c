// The pictures of a message that is edited: those it came with, and new ones that are on their way apart from the box's.
import { computed, onScopeDispose, ref } from 'vue'
import type { Image } from '@/conversation/wire'
import { isUnderway } from './item'
import { addFiles, uploads } from './uploads'

/** `before`: what the upload takes the place of, and what is there again where it is taken away. */
type Entry = { image: Image } | { upload: string; before: Image | null }

export function useEditedPictures(files: readonly Image[]) {
  const entries = ref<Entry[]>(files.map((image) => ({ image })))
  const shown = computed(() =>
    entries.value.map((entry) => {
      if ('image' in entry) return { key: entry.image.id, image: entry.image, item: null }
      const item = uploads.item(entry.upload)
      return { key: entry.upload, image: item?.image ?? null, item }
    }),
  )
  const underway = computed(() => shown.value.filter(({ item }) => item && isUnderway(item)).length)
  /** Those that are not here and will not come: what they were to replace would be lost without a word. */
  const failed = computed(() => shown.value.filter(({ image, item }) => !image && !(item && isUnderway(item))).length)
  /** To be sent with it. */
  const ids = computed(() => shown.value.flatMap(({ image }) => (image ? [image.id] : [])))

  /** At the end, or in the place of one that is there. */
  async function add(chosen: readonly File[], at = entries.value.length): Promise<void> {
    const replaced = entries.value[at]
    const keys = await addFiles(replaced ? chosen.slice(0, 1) : chosen, true)
    if (!keys.length) return
    const before = replaced ? ('image' in replaced ? replaced.image : replaced.before) : null
    if (replaced && 'upload' in replaced) uploads.cancel(replaced.upload)
    entries.value.splice(at, replaced ? 1 : 0, ...keys.map((upload) => ({ upload, before })))
  }

  function remove(at: number): void {
    const [entry] = entries.value.splice(at, 1)
    if (!entry || !('upload' in entry)) return
    const item = uploads.item(entry.upload)
    uploads.cancel(entry.upload)
    if (entry.before && !item?.image) entries.value.splice(at, 0, { image: entry.before })
  }

  onScopeDispose(() => {
    for (const entry of entries.value) if ('upload' in entry) uploads.cancel(entry.upload)
  })

  return { shown, underway, failed, ids, add, remove }
}
