// Coming to one message of a conversation from elsewhere.
import { ref } from 'vue'
import { conversation } from '@/conversation/open'

/** Until the thread has brought it into view. */
export const wantedMessage = ref<string | null>(null)

export async function arriveAt(message: string): Promise<void> {
  await conversation.reach(message)
  wantedMessage.value = message
}
