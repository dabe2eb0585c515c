// What a click in the thread wants to be said.
import { FORMATS, type Format } from '@/out/formats'
import type { Choice, Message } from './wire'

export type Intent =
  | { do: 'say'; text: string; image?: string | null; version?: string | null; options?: Record<string, unknown> }
  | { do: 'say about these'; text: string }
  | { do: 'resend'; message: Message; text: string; attachments: string[] }
  /** `options`: of this answer alone, such as another model. */
  | { do: 'answer again'; message: Message; options?: Record<string, unknown> }
  | { do: 'open settings'; tab: string }
  | { do: 'download'; images: string[]; format?: Format }
  | { do: 'compare'; image: string; before: string; after: string }
  | { do: 'stop' }

/** The page of Settings that a choice leads to, where it leads to one. */
export function settingsOf(choice: Choice): string | null {
  return typeof choice.options.settings === 'string' ? choice.options.settings : null
}

/** Whether the page itself does it: nothing is said, and it can be clicked again, also further up. */
export const isDoneHere = (choice: Choice): boolean => chosen(choice).do !== 'say'

export function chosen(choice: Choice): Intent {
  const tab = settingsOf(choice)
  if (tab) return { do: 'open settings', tab }
  const { download, format, compare } = choice.options
  if (Array.isArray(download)) {
    return { do: 'download', images: download.map(String), format: FORMATS.find((one) => one === format) }
  }
  if (typeof compare === 'string' && choice.image && choice.version) {
    return { do: 'compare', image: choice.image, before: compare, after: choice.version }
  }
  return { do: 'say', text: choice.say, image: choice.image, version: choice.version, options: choice.options }
}
