// The conversation that is open, for components: `main.ts` provides the real one, a test its own.
import { inject, type InjectionKey } from 'vue'
import type { OpenConversation } from './store'

export const CONVERSATION: InjectionKey<OpenConversation> = Symbol('the open conversation')

/** In `setup` only. */
export function useConversation(): OpenConversation {
  const conversation = inject(CONVERSATION)
  if (!conversation) throw new Error('no conversation is provided')
  return conversation
}
