// What each failure of the image form asks the person to do next.
import type { IconName } from '@/ui/icons'

export interface Notice {
  tone: 'bad' | 'warn'
  icon: IconName
  /** The first button: where the reason can be changed. */
  next: 'prompt' | 'providers' | 'login' | null
  retry: boolean
  /** What is known about money; null when the server's own words say it. */
  charge: 'nothingCharged' | 'mayHaveCharged' | null
}

type Steps = Omit<Notice, 'charge'>

const STEPS: Record<string, Steps> = {
  nothing: { tone: 'warn', icon: 'image', next: 'prompt', retry: true },
  missing_prompt: { tone: 'warn', icon: 'text', next: 'prompt', retry: false },
  missing_api_key: { tone: 'bad', icon: 'key', next: 'providers', retry: true },
  openrouter_error: { tone: 'bad', icon: 'alert', next: 'prompt', retry: true },
  empty_response: { tone: 'bad', icon: 'image', next: 'prompt', retry: true },
  silence: { tone: 'bad', icon: 'clock', next: null, retry: true },
  timeout: { tone: 'bad', icon: 'clock', next: null, retry: true },
  rate_limited: { tone: 'warn', icon: 'clock', next: null, retry: true },
  unauthorized: { tone: 'bad', icon: 'lock', next: 'login', retry: true },
  unreachable: { tone: 'bad', icon: 'unplugged', next: null, retry: true },
}
const OTHERWISE: Steps = { tone: 'bad', icon: 'alert', next: null, retry: true }

/** Codes for which no model was asked. */
const BEFORE_ANY_MODEL = new Set(['missing_prompt', 'missing_api_key', 'rate_limited', 'unauthorized'])
/** Codes for which the page alone speaks, and cannot know what the provider did. */
const UNHEARD = new Set(['unreachable', 'silence'])

/** `free`: everything the form would ask runs on this machine. */
export function noticeOf(code: string, free: boolean): Notice {
  const steps = STEPS[code] ?? OTHERWISE
  if (free || BEFORE_ANY_MODEL.has(code)) return { ...steps, charge: 'nothingCharged' }
  return { ...steps, charge: UNHEARD.has(code) ? 'mayHaveCharged' : null }
}
