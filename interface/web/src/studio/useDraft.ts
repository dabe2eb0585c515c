// Keeps the words in the box for each conversation.
import { watch, type Ref } from 'vue'
import { useDebounceFn } from '@vueuse/core'
import { boxText } from '@/composer/box'
import { Drafts } from '@/composer/draft'

function storage(): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null // forbidden
  }
}

/**
 * `isOpen` says whether a new conversation is the one that just got this address: then its words go with it.
 * The answer forgets every draft.
 */
export function useDraft(conversation: Ref<string | null>, isOpen: (id: string) => boolean = () => false): () => void {
  const drafts = new Drafts(storage())
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
    boxText.value = ''
    drafts.forgetAll()
  }
}
