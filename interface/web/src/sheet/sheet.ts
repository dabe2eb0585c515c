// What is in a picture's file, as `GET /images/<id>/metadata` tells it. Pure.
import type { SheetEntry, SheetGroup, Version } from '@/conversation/wire'
import { told } from '@/locales/told'
import type { IconName } from '@/ui/icons'

export interface Position {
  latitude: number
  longitude: number
  altitude: number | null
  direction: number | null
}

export interface Sheet {
  groups: SheetGroup[]
  place: Position | null
  /** Entries that are there and too many to be shown. */
  left_out: number
}

export interface Described {
  image: string
  version: string
  file: Sheet
  /** Of the file that was uploaded, or that a model sent signed; null where that is the same. */
  original: Sheet | null
  original_version: string | null
}

const ICONS: Record<string, IconName> = {
  file: 'image',
  colour: 'adjust',
  camera: 'eye',
  place: 'shield',
  people: 'user',
  software: 'clock',
  serials: 'key',
  previews: 'layers',
  ai: 'model',
  more: 'more',
}

export const iconOfGroup = (group: SheetGroup): IconName => ICONS[group.id] ?? 'info'

export type Mark = 'private' | 'credit' | null

/** The badge of an entry: what goes along with every picture has none, and credit has one only while it is held back. */
export function markOf(entry: SheetEntry, keepsCredit: boolean): Mark {
  if (entry.fate === 'private') return 'private'
  return entry.fate === 'credit' && !keepsCredit ? 'credit' : null
}

/** All of it as text, a line each, as it is copied. */
export function asText(shown: SheetGroup[]): string {
  const groups = inWords(shown)
  return groups.map((group) => [group.title, ...group.entries.map(({ label, value }) => `${label}: ${value}`)].join('\n')).join('\n\n')
}

/** Titles, labels and what is ours of the values, in the person's language. */
export function inWords(groups: SheetGroup[]): SheetGroup[] {
  return groups.map((group) => ({
    ...group,
    title: told(group.title, group.said, 'title'),
    entries: group.entries.map((entry) => ({
      ...entry,
      label: told(entry.label, entry.said, 'label'),
      value: told(entry.value, entry.said, 'value'),
    })),
  }))
}

/** Whether the file that was uploaded says where it was taken; noticed when it came in. */
export function saysPlace(version: Version): boolean {
  return version.recipe.kind === 'upload' && version.recipe.values.noticed.some((each) => each.startsWith('place'))
}

/** The groups that are read at a glance, each with its first entries, and how many entries are left out by that. */
export function glance(groups: SheetGroup[], most: number): { groups: SheetGroup[]; left: number } {
  const shown = groups.map((group) => ({ ...group, entries: group.entries.slice(0, most) }))
  const count = (all: SheetGroup[]) => all.reduce((sum, { entries }) => sum + entries.length, 0)
  return { groups: shown, left: count(groups) - count(shown) }
}
