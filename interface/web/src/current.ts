// The conversation that is open, also while Settings lie over it. The image form takes its context from it.
import { ref } from 'vue'

/** Its id; a conversation that has no message yet is `null`. */
export const currentConversation = ref<string | null>(null)
export const currentTitle = ref('')
