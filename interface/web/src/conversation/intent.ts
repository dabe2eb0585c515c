// What a click in the thread wants to be said.
import type { Choice, Message } from './wire'

export type Intent =
  | { do: 'say'; text: string; image?: string | null; version?: string | null; options?: Record<string, unknown> }
  | { do: 'say about these'; text: string }
  | { do: 'resend'; message: Message; text: string }
  | { do: 'answer again'; message: Message }
  | { do: 'stop' }

export function chosen(choice: Choice): Intent {
  return { do: 'say', text: choice.say, image: choice.image, version: choice.version, options: choice.options }
}
