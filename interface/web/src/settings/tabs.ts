// The pages of Settings, in order. A tab's key is also the last part of its address.
import type { IconName } from '@/ui/icons'

const TABS = [
  { key: 'general', icon: 'monitor' },
  { key: 'image', icon: 'image' },
  { key: 'models', icon: 'model' },
  { key: 'files', icon: 'download' },
  { key: 'memory', icon: 'text' },
  { key: 'account', icon: 'user' },
  { key: 'providers', icon: 'plug' },
  { key: 'usage', icon: 'usage' },
  { key: 'tokens', icon: 'key' },
  { key: 'administration', icon: 'shield' },
  { key: 'about', icon: 'info' },
] as const satisfies readonly { key: string; icon: IconName }[]

export type Tab = (typeof TABS)[number]['key']

/** Those that somebody sees. */
export function tabsFor(administers: boolean) {
  return TABS.filter(({ key }) => administers || key !== 'administration')
}

/** The tab an address means; the first one for anything else. */
export function tabOf(address: unknown, administers = true): Tab {
  return tabsFor(administers).find(({ key }) => key === address)?.key ?? TABS[0].key
}
