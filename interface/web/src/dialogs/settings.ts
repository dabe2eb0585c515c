// What Settings has, by name: its tabs, and what one looks for on them.
import type { ComposerTranslation } from 'vue-i18n'
import { tabsFor, type Tab } from '@/settings/tabs'
import type { Setting } from './found'

/** Keys below `settings`, by the tab they are on. */
const ON_TAB: Partial<Record<Tab, string[]>> = {
  general: ['general.theme', 'general.enterSends', 'general.thumbnails', 'general.motion'],
  models: ['models.chat', 'models.image', 'models.cheap', 'models.shape', 'models.better', 'models.history', 'models.deep'],
  usage: ['usage.perDay', 'usage.perModel', 'usage.allow'],
  files: ['files.usual', 'files.credit', 'files.presets'],
}

export function namedSettings(t: ComposerTranslation, administers: boolean): Setting[] {
  return tabsFor(administers).flatMap(({ key }) => {
    const where = t(`settings.tabs.${key}`)
    return [where, ...(ON_TAB[key] ?? []).map((name) => t(`settings.${name}`))].map((title) => ({ tab: key, title, where }))
  })
}
