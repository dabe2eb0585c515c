// What `/api/v1/gallery` carries: the counterpart of conversation/ports/gallery.py.
import type { Said } from '@/conversation/wire'

export const KINDS = ['painted', 'edited', 'cutout', 'compressed', 'uploaded'] as const
export type Kind = (typeof KINDS)[number]

/** A picture as it hangs in the gallery. */
export interface Hung {
  id: string
  conversation: string
  number: number
  title: string
  /** The codes of a title that the studio gave, and of what it says that is shown. */
  said?: Said
  /** What it shows, for who does not see it. */
  alt: string
  /** The current one. */
  version: string
  versions: number
  /** The message whose turn made it, or that it was sent with; null for one that nobody said anything about. */
  message: string | null
  created: string
  width: number
  height: number
  bytes: number
  media_type: string
  preview: string
  /** What is looked at and saved. */
  file: string
  kinds: Kind[]
  model: string | null
  deleted: string | null
}

export interface Run {
  conversation: string
  /** When its first picture was made. */
  first: string
  /** Width per thousand of height, one for each picture. */
  ratios: number[]
}

/** At most 100 neighbours, which are read together. */
export interface Stretch {
  after: string | null
  upto: string
  runs: Run[]
}

export interface Outline {
  stretches: Stretch[]
  conversations: Record<string, string>
  said?: Said
  next: string | null
}

export interface Counts {
  total: number
  kinds: Record<'' | Kind, number>
  models: Record<string, number>
  deleted: number
  kept_days: number
}

/** What can be done with one picture of the wall. */
export type Act = 'open' | 'edit' | 'conversation' | 'download' | 'about' | 'receipt' | 'remake' | 'delete' | 'restore'
