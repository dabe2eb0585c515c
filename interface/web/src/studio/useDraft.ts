// Keeps the words in the box for each conversation.
import { watch, type Ref } from 'vue'
import { useDebounceFn } from '@vueuse/core/first'
import { boxText } from '@/composer/box'
import { ownDrafts } from '@/composer/draft'

/**
 * `isOpen` says whether a new conversation is the one that just got this address: then its words go with it.
 * The answer empties the box; `forgetDrafts` forgets what it kept.
 */
export function useDraft(conversation: Ref<string | null>, isOpen: (id: string) => boolean = () => false): () => void {
  const drafts = ownDrafts()
  // it keeps what is there when the time is up: words that were sent meanwhile must not come back
  const keep = useDebounceFn(() => drafts.write(conversation.value, boxText.value), 200)

  watch(conversation, (id, before) => {
    if (before === null && id !== null && isOpen(id)) {
      drafts.write(null, '')
      drafts.write(id, boxText.value)
      return
    }
    if (before !== undefined) drafts.write(before, boxText.value)
    boxText.value = drafts.read(id)
  }, { immediate: true, flush: 'sync' }) // before the other conversation is opened
  watch(boxText, (text) => {
    if (text) void keep()
    else drafts.write(conversation.value, '')
  })

  return () => {
    drafts.write(conversation.value, boxText.value)
    boxText.value = ''
  }
}

/** Whoever logs out leaves no words to the next person. */
export function forgetDrafts(): void {
  boxText.value = ''
  ownDrafts().forgetAll()
}
