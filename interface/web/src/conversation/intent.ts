// What a click in the thread wants to be said.
import type { Choice, Message } from './wire'

export type Intent =
  | { do: 'say'; text: string; image?: string | null; version?: string | null; options?: Record<string, unknown> }
  | { do: 'say about these'; text: string }
  | { do: 'resend'; message: Message; text: string }
  | { do: 'answer again'; message: Message }
  | { do: 'open settings'; tab: string }
  | { do: 'stop' }

/** The page of Settings that a choice leads to, where it leads to one. */
export function settingsOf(choice: Choice): string | null {
  return typeof choice.options.settings === 'string' ? choice.options.settings : null
}

export function chosen(choice: Choice): Intent {
  const tab = settingsOf(choice)
  if (tab) return { do: 'open settings', tab }
  return { do: 'say', text: choice.say, image: choice.image, version: choice.version, options: choice.options }
}
