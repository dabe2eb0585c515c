// The pages of Settings, in order. A tab's key is also the last part of its address.
import type { IconName } from '@/ui/icons'

export const TABS = [
  { key: 'general', icon: 'monitor' },
  { key: 'image', icon: 'image' },
  { key: 'models', icon: 'model' },
  { key: 'files', icon: 'download' },
  { key: 'memory', icon: 'text' },
  { key: 'account', icon: 'user' },
  { key: 'providers', icon: 'plug' },
  { key: 'tokens', icon: 'key' },
  { key: 'about', icon: 'info' },
] as const satisfies readonly { key: string; icon: IconName }[]

export type Tab = (typeof TABS)[number]['key']

/** The tab an address means; the first one for anything else. */
export function tabOf(address: unknown): Tab {
  return TABS.find(({ key }) => key === address)?.key ?? TABS[0].key
}
