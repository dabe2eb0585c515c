// Pictures that were dropped on a command: it is said as soon as all of them are here.
import { computed, shallowRef, watchEffect, type ComputedRef } from 'vue'
import { useConversation } from '@/conversation/useConversation'
import { isUnderway } from '@/uploads/item'
import { addFiles, attached, uploads } from '@/uploads/uploads'
import { sayAbout } from './talk'

interface Waiting {
  conversation: string
  keys: readonly string[]
  command: string
}

/** For as long as the calling component lives. */
export function useDropped(): {
  take: (files: readonly File[], command: string) => Promise<void>
  waiting: ComputedRef<{ command: string; count: number } | null>
  callOff: () => void
} {
  const conversation = useConversation()
  const all = shallowRef<readonly Waiting[]>([])
  const here = computed(() => all.value.find((one) => one.conversation === conversation.id) ?? null)
  const items = computed(() => attached.value.filter((item) => here.value?.keys.includes(item.key)))

  function callOff() {
    all.value = all.value.filter((one) => one !== here.value)
  }

  watchEffect(() => {
    const next = here.value
    if (!next || conversation.busy || items.value.some((item) => isUnderway(item) || item.state === 'failed')) return
    callOff()
    const images = uploads.take(next.conversation, next.keys)
    if (images.length) sayAbout(next.command, images)
  })

  return {
    async take(files, command) {
      const id = conversation.id
      const keys = await addFiles(files)
      if (command && keys.length) all.value = [...all.value, { conversation: id, keys, command }]
    },
    waiting: computed(() => here.value && { command: here.value.command, count: here.value.keys.length }),
    callOff,
  }
}
