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

export function useDraft(conversation: Ref<string | null>): void {
  const drafts = new Drafts(storage())
  const keep = useDebounceFn((id: string | null, text: string) => drafts.write(id, text), 200)

  watch(conversation, (id, before) => {
    if (before !== undefined) drafts.write(before, boxText.value)
    boxText.value = drafts.read(id)
  }, { immediate: true })
  watch(boxText, (text) => {
    if (text) void keep(conversation.value, text)
    else drafts.write(conversation.value, '') // sent: it must not come back
  })
}
