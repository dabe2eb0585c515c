// What Ctrl K finds: commands and settings, which are known here, and pictures and conversations, which the server looks for.
import type { ConversationRow, PaletteEntry } from '@/api/types'
import type { Hung } from '@/gallery/types'
import type { Tab } from '@/settings/tabs'
import type { Template } from '@/templates/templates'

export interface Setting {
  tab: Tab
  /** What it is called, and the tab it is on. */
  title: string
  where: string
}

export type Found =
  | { kind: 'command'; id: string; entry: PaletteEntry }
  | { kind: 'setting'; id: string; setting: Setting }
  | { kind: 'template'; id: string; template: Template }
  | { kind: 'prompt'; id: string; text: string }
  | { kind: 'picture'; id: string; picture: Hung }
  | { kind: 'conversation'; id: string; row: ConversationRow }

/** Rows of each kind at most, conversations excepted. */
const MOST = 4
/** Letters from which a command's help is looked through too. */
const FOR_HELP = 3

export function commandsFor(words: string, palette: readonly PaletteEntry[]): Found[] {
  const wanted = words.trim().toLowerCase().replace(/^\//, '')
  if (!wanted) return []
  const begins = palette.filter((entry) => [entry.name, ...entry.aliases].some((name) => name.slice(1).startsWith(wanted)))
  const tells = palette.filter((entry) => wanted.length >= FOR_HELP && entry.help.toLowerCase().includes(wanted))
  return [...new Set([...begins, ...tells])].slice(0, MOST).map((entry) => ({ kind: 'command', id: `command ${entry.name}`, entry }))
}

export function settingsFor(words: string, settings: readonly Setting[]): Found[] {
  const wanted = words.trim().toLowerCase()
  if (wanted.length < 2) return []
  const fits = settings.filter(({ title }) => {
    const called = title.toLowerCase()
    return called.split(/\s+/).some((word) => word.startsWith(wanted)) || (wanted.length >= FOR_HELP && called.includes(wanted))
  })
  return fits.slice(0, MOST).map((setting) => ({ kind: 'setting', id: `setting ${setting.tab} ${setting.title}`, setting }))
}

/** `fitting` are those that have the words. */
export function templatesFor(words: string, fitting: (words: string) => readonly Template[]): Found[] {
  if (words.trim().length < 2) return []
  return fitting(words).slice(0, MOST).map((template) => ({ kind: 'template', id: `template ${template.own} ${template.name}`, template }))
}

/** What was said last, the newest first, where it has all the words. */
export function promptsFor(words: string, prompts: readonly string[]): Found[] {
  const wanted = words.trim().toLowerCase().split(/\s+/)
  if (words.trim().length < 2) return []
  const fits = prompts.filter((text) => wanted.every((word) => text.toLowerCase().includes(word)))
  return fits.slice(0, MOST).map((text) => ({ kind: 'prompt', id: `prompt ${text}`, text }))
}

export const asPicture = (picture: Hung): Found => ({ kind: 'picture', id: `picture ${picture.id}`, picture })
export const asConversation = (row: ConversationRow): Found => ({ kind: 'conversation', id: `conversation ${row.id}`, row })

/** Whether it comes with what the server is asked for; the rest is known at once. */
export const isAsked = ({ kind }: Found): boolean => kind !== 'command' && kind !== 'setting'
