// How a failure looks, by its code: refused and waiting are warnings, everything else is bad.
import type { IconName } from '@/ui/icons'

export interface Look {
  tone: 'warn' | 'bad'
  icon: IconName
  /** The page of Settings through which the way out leads, or null. */
  settings: 'providers' | 'models' | 'usage' | null
  /** Whether other words are the way out, more than another try. */
  reword?: boolean
}

/** The way out is another model. */
const MODEL =
  /model|vision|context_length|too_many_tokens|too_long|endpoint|free_ended|unavailable|privacy|constraint|region|verified|allowed/

export function lookOf(code: string): Look {
  // the studio's own limits, which no credit at a provider lifts
  if (/^(month|pictures)_limit$/.test(code)) return { tone: 'warn', icon: 'usage', settings: 'usage' }
  if (code === 'calls_limit') return { tone: 'warn', icon: 'clock', settings: null }
  if (/credit|payment|quota|key_limit|budget/.test(code)) return { tone: 'warn', icon: 'usage', settings: 'providers' }
  if (/api_key|unauthori|credential|not_connected/.test(code)) return { tone: 'warn', icon: 'key', settings: 'providers' }
  if (/address|certificate/.test(code)) return { tone: 'bad', icon: 'unplugged', settings: 'providers' }
  // a model that looks at pictures has to be connected, or another one chosen
  if (code === 'no_inpainter') return { tone: 'warn', icon: 'model', settings: 'providers' }
  if (code === 'cannot_inpaint') return { tone: 'warn', icon: 'model', settings: 'models' }
  if (/mask/.test(code)) return { tone: 'warn', icon: 'image', settings: null, reword: true }
  if (/prompt_too_long/.test(code)) return { tone: 'warn', icon: 'text', settings: null, reword: true }
  if (/picture|reference/.test(code)) return { tone: 'warn', icon: 'image', settings: null, reword: true }
  if (/free_limit/.test(code)) return { tone: 'warn', icon: 'clock', settings: 'models' }
  if (MODEL.test(code)) return { tone: 'warn', icon: 'model', settings: 'models' }
  if (/refus|declin|moderat|forbidden|policy|safety|filter/.test(code)) {
    return { tone: 'warn', icon: 'blocked', settings: null, reword: true }
  }
  if (/rate|busy|too_many|too_much|overload|conflict/.test(code)) return { tone: 'warn', icon: 'clock', settings: null }
  if (/timeout|slow|silent|stall|network|connect|unreachable|upstream|cut/.test(code)) {
    return { tone: 'bad', icon: 'unplugged', settings: null }
  }
  return { tone: 'bad', icon: 'alert', settings: null }
}
