// Says what is lined up, one after the other, as long as each ended well: a failure, a question or Stop lets the rest wait.
import { computed, watch } from 'vue'
import { LinedUp } from '@/conversation/lined'
import type { OpenConversation } from '@/conversation/store'

function storage(): Storage | null {
  try {
    return window.sessionStorage
  } catch {
    return null // forbidden
  }
}

const lined = new LinedUp(storage())

export function useLinedUp(conversation: OpenConversation, say: (text: string) => void) {
  const wishes = computed(() => lined.of(conversation.id))
  const endedWell = computed(() => {
    const reply = conversation.branch.at(-1)?.reply
    return reply?.state === 'done' && !reply.question
  })

  function next(): void {
    const first = wishes.value[0]
    if (first && !conversation.busy) say(lined.take(conversation.id, first.id))
  }
  watch(
    () => !conversation.busy && !conversation.loading && endedWell.value && wishes.value.length > 0,
    (ready) => ready && next(),
    { immediate: true },
  )

  return {
    wishes,
    next,
    add: (text: string) => lined.add(conversation.id, text),
    take: (id: number) => lined.take(conversation.id, id),
  }
}
