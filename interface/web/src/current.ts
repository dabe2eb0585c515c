// The conversation that is open, also while Settings lie over it. The image form takes its context from it.
import { ref, shallowRef } from 'vue'

/** Its id; a conversation that has no message yet is `null`. */
export const currentConversation = ref<string | null>(null)
export const currentTitle = ref('')

/** Options of the turn that hold in it for every message; what nobody chose is not there. */
export interface Standing {
  image_model?: string
  chat_model?: string
  cheap_model?: string
  /** Every message is the prompt of a picture. */
  generate_image?: boolean
  aspect?: string
  seed?: number
  resolution?: string
  quality?: string
  format?: string
  background?: string
  moderation?: string
  /** 0 to 100, of a JPEG or WebP. */
  compression?: number
  negative?: string
  /** How new pictures are to look: the name of a style, or a phrase. */
  style?: string
  count?: number
  draft?: boolean
  better_context?: boolean
}

export type StandingChange = { [Name in keyof Standing]?: Standing[Name] | null }

export const standing = shallowRef<Standing>({})
