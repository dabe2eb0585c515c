// Addresses of pictures that were dropped or pasted: nothing is asked of anybody until the person says so, and then the
// studio fetches it, by its own rules, and takes it in like a file.
import { computed, ref } from 'vue'
import { call } from '@/api/client'
import { toApiError } from '@/api/error'
import { conversation, newId } from '@/conversation/open'
import type { Image } from '@/conversation/wire'
import { toastFailure } from '@/ui/toasts'
import type { Reason } from './item'
import { uploads } from './uploads'

export interface Named {
  key: string
  conversation: string
  address: string
  host: string
  state: 'offered' | 'fetching' | 'refused'
  reason: Reason | null
}

const all = ref<Named[]>([])
/** Those of the open conversation. */
export const named = computed(() => all.value.filter((one) => one.conversation === conversation.id))
/** How many of them the next message has to wait for. */
export const fetching = computed(() => named.value.filter((one) => one.state === 'fetching').length)

/** Asks whether it should be fetched; the same one once. */
export function offerAddress(address: string): void {
  if (named.value.some((one) => one.address === address)) return
  const { host } = new URL(address)
  all.value = [...all.value, { key: newId(), conversation: conversation.id, address, host, state: 'offered', reason: null }]
}

export function dropAddress(key: string): void {
  all.value = all.value.filter((one) => one.key !== key)
}

export async function fetchAddress({ key, address, conversation: into }: Named): Promise<void> {
  change(key, { state: 'fetching', reason: null })
  conversation.prepare().catch(toastFailure)
  try {
    const image = await call<Image>('POST', '/images/from-address', { body: { address, conversation: into } })
    if (all.value.some((one) => one.key === key)) uploads.admit(into, image)
    dropAddress(key)
  } catch (reason) {
    const { title, text } = toApiError(reason)
    change(key, { state: 'refused', reason: { title, text } })
  }
}

function change(key: string, changed: Partial<Named>): void {
  all.value = all.value.map((one) => (one.key === key ? { ...one, ...changed } : one))
}
