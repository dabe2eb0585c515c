// What runs on the studio's machine is found while somebody looks: the first answer about it comes before it was looked for.
import { onBeforeUnmount, onMounted } from 'vue'
import type { Session } from '@/api/types'
import { useSession } from '@/session'

/** Milliseconds in which something on the same machine has answered. */
const MOMENT = 1200

/** Whether asking again may bring something to offer. */
export function mayFindMore(session: Session | null): boolean {
  if (!session?.signed_in || !session.administers) return false
  return session.providers.some(({ by, address }) => !by && address !== null && address.likely !== '' && !address.found)
}

/** For a component that offers what is found: asks once more, a moment later. */
export function useLookAround(): void {
  const { state, lookAgain } = useSession()
  let timer = 0
  onMounted(() => {
    if (mayFindMore(state.session)) timer = window.setTimeout(() => void lookAgain(), MOMENT)
  })
  onBeforeUnmount(() => window.clearTimeout(timer))
}
