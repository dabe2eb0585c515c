// Shortcuts as they are written on the person's keyboard.
import { isMac } from '@/keys'

/** `Ctrl+Shift+O` as `Ctrl ⇧ O`, or `⌘ ⇧ O` on a Mac. */
export function keycaps(keys: string, mac = isMac): string {
  const caps: Record<string, string> = { Ctrl: mac ? '⌘' : 'Ctrl', Shift: '⇧', Alt: mac ? '⌥' : 'Alt' }
  return keys
    .split(/\+(?!$)/)
    .map((key) => caps[key] ?? key)
    .join('\u00a0')
}
