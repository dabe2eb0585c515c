// Hold C on a picture to see it as it was before, without leaving the conversation.
import { computed, ref } from 'vue'
import { undoOf, versionUrl } from '@/conversation/images'
import type { Image } from '@/conversation/wire'

export function usePeek(image: () => Image | null) {
  const held = ref(false)
  const before = computed(() => {
    const now = image()
    return now ? undoOf(now) : null
  })
  const url = computed(() => (held.value && before.value ? versionUrl(image()!.conversation, before.value) : null))
  return {
    /** Where the version before is, for as long as it is looked at. */
    url,
    begin: () => (held.value = true),
    end: (event: Event) => {
      if (!(event instanceof KeyboardEvent) || event.key.toLowerCase() === 'c') held.value = false
    },
  }
}
