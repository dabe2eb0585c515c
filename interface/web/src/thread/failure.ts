// How a failure looks, by its code: refused and waiting are warnings, everything else is bad.
import type { IconName } from '@/ui/icons'

export interface Look {
  tone: 'warn' | 'bad'
  icon: IconName
  /** Whether the way out leads through Settings. */
  settings: boolean
}

export function lookOf(code: string): Look {
  if (/key|unauthori|credential|not_connected|no_model|no_vision/.test(code)) return { tone: 'warn', icon: 'key', settings: true }
  if (/credit|payment|quota|limit_reached|budget/.test(code)) return { tone: 'warn', icon: 'usage', settings: true }
  if (/refus|declin|moderat|forbidden|policy|safety/.test(code)) return { tone: 'warn', icon: 'blocked', settings: false }
  if (/rate|busy|too_many|overload/.test(code)) return { tone: 'warn', icon: 'clock', settings: false }
  if (/timeout|silent|network|connect|unreachable|upstream/.test(code)) return { tone: 'bad', icon: 'unplugged', settings: false }
  return { tone: 'bad', icon: 'alert', settings: false }
}
