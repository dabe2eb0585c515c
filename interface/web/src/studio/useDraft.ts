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

/** The answer forgets every draft. */
export function useDraft(conversation: Ref<string | null>): () => void {
  const drafts = new Drafts(storage())
  // it keeps what is there when the time is up: words that were sent meanwhile must not come back
  const keep = useDebounceFn(() => drafts.write(conversation.value, boxText.value), 200)

  watch(conversation, (id, before) => {
    if (before !== undefined) drafts.write(before, boxText.value)
    boxText.value = drafts.read(id)
  }, { immediate: true })
  watch(boxText, (text) => {
    if (text) void keep()
    else drafts.write(conversation.value, '')
  })

  return () => {
    boxText.value = ''
    drafts.forgetAll()
  }
}
