// What the HTTP table of docs/architecture.md carries, besides the values in conversation/wire.ts.
import type { Image, Message, Said, WRITTEN } from '@/conversation/wire'
import type { Standing } from '@/current'
import type { LanguageSetting } from '@/locales/languages'

export interface Preset {
  /** The most it may have, and measure in pixels; null where nothing is asked. */
  bytes: number | null
  width: number | null
  height: number | null
  format: 'auto' | (typeof WRITTEN.compress)[number]
  quality: number | null
}

export interface Settings {
  memory_pad: string
  image_model: string
  chat_model: string
  cheap_model: string
  favourite_models: string[]
  /** Those that were chosen last, the newest first. */
  recent_models: string[]
  better_context: boolean
  /** Prompts are painted without being looked at first, up to the price below. */
  always_go: boolean
  /** Micro-dollars; null for the studio's own. */
  always_go_below: number | null
  deep_context: boolean
  history_count: number
  aspect: string
  enter_sends: boolean
  theme: 'light' | 'dark' | 'system'
  reduced_motion: boolean
  language: LanguageSetting
  thumbnails: 'small' | 'medium' | 'large'
  download_format: 'same' | 'original' | (typeof WRITTEN.download)[number]
  /** By name. The server fills in what is left out, as it is usual. */
  compress_presets: Record<string, Preset>
  own_templates: OwnTemplate[]
  /** What is made of a photograph keeps its date and its copyright. */
  keep_credit: boolean
  /** Files of pictures that an AI model made say the words that it was sent. */
  origin_prompt: boolean
  /** Who wrote them, where they want to be named there. */
  origin_writer: string
  /** What files that leave say about AI models being trained with them. */
  origin_training: 'constrained' | 'notAllowed' | 'allowed'
  /** Providers of which the person was told what goes there. */
  told_providers?: string[]
  /** Models are called whose price nobody knows. */
  unknown_prices: boolean
  /** What `/nobg` cuts with when nothing is said. */
  cutout_model: string
  cutout_matting: boolean
}

/** A prompt that a person begins with again and again: `{animal}` in it is a blank. */
export interface OwnTemplate {
  name: string
  text: string
}

/** A style as one person has it: the phrase is put behind the prompt. */
export interface Style {
  /** What is said to have it. */
  name: string
  title: string
  phrase: string
  /** The phrase that comes with the studio; null for one of the person's own. */
  usual: string | null
  said?: Said
}

export interface Price {
  /** Micro-dollars for about one picture, or a million tokens; 0 is free, null is unknown. */
  image: number | null
  input_per_million: number | null
  output_per_million: number | null
  /** What a picture costs where that depends on what is chosen. */
  rates: PictureRate[]
  /** For each picture that is sent along. */
  reference: number
}

export interface PictureRate {
  image: number
  /** Empty is any, as below. */
  resolution: string
  quality: string
}

export interface Model {
  id: string
  label: string
  provider: string
  /** What it answers with. */
  kind: 'text' | 'image' | 'both'
  local: boolean
  vision: boolean
  tools: boolean
  edit: boolean
  /** What answers until a model is connected: not offered as a choice. */
  stand_in: boolean
  recommended: boolean
  tags: string[]
  /** Tokens it can read at once; null where nobody says. */
  context: number | null
  /** The default first, as in the next five; empty where there is no choice. */
  aspects: string[]
  resolutions: string[]
  qualities: string[]
  formats: string[]
  backgrounds: string[]
  moderations: string[]
  /** Those of the formats whose compression can be chosen. */
  compressed: string[]
  /** Most pictures that can be sent along. */
  references: number
  seed: boolean
  /** Hears what must not be in the picture. */
  negative: boolean
  price: Price
  /** Micro-dollars for a reply of usual length; null is unknown. */
  reply: number | null
}

/** How a model fared that painted side by side with others. */
export interface ModelStanding {
  /** Its id. */
  model: string
  /** How often it was picked, of so many times. */
  won: number
  compared: number
}

/** A model with what its provider says of it, in the provider's language. */
export interface DescribedModel extends Model {
  description: string
}

export interface Need {
  name: string
  help: string
  said?: Said
  /** Where keys are made; empty where there is no such page. */
  link: string
  optional: boolean
  /** Where credits are added to the account of the key; empty where there is no such page. */
  credits: string
}

export interface Provider {
  name: string
  label: string
  connected: boolean
  /** Whose key or address connects it, also while nothing answers there; empty where nothing was given, or is needed. */
  by: 'you' | 'studio' | ''
  /** The last characters of one's own key. */
  ending: string
  needs: Need[]
  /** Null where there is none to choose. `likely`: where it runs on the studio's machine as a rule, `found`: where it answers
   *  there and is not connected yet. */
  address: { usual: string; likely: string; example: string; own: string; found: string } | null
  /** Can be connected by a page of its own. */
  enrolls: boolean
  /** Can be asked about itself and a key. */
  testable: boolean
  /** Models are fetched and deleted there. */
  keeps_models: boolean
  /** What it offers, or what one should know, or "". */
  told: string
  said?: Said
}

/** How to be allowed a key on a provider's page. */
export interface EnrolmentStart {
  page: string
  state: string
  /** Comes back here by itself; else it shows a code. */
  returns: boolean
  /** Seconds. */
  good_for: number
}

/** What a picture shows, in words for who does not see it. */
export interface AltText {
  text: string
  /** Somebody wrote it, or had it written. */
  own: boolean
  said?: Said
  /** The model that could look at it, and about what that costs in micro-dollars; null where none can see. */
  describer: { model: string; label: string; price: number | null } | null
}

/** What one model did for one purpose on one day, UTC; money in micro-dollars. */
export interface DailyUse {
  day: string
  model: string
  purpose: string
  calls: number
  /** Of the calls whose cost is known. */
  cost: number
  computed: number
  unknown: number
  pending: number
  tokens_in: number
  tokens_out: number
  pictures: number
}

export interface MonthOfUse {
  /** `2026-11` */
  month: string
  cost: number
  /** What counts towards the limit beside that. */
  held: number
  unknown: number
  /** Null is none. */
  limit: number | null
  ask_from: number | null
  pictures_today: number
  pictures_limit: number | null
  calls_limit: number | null
  /** Of a guest: what all guests together spent with the studio's keys. Null for everybody else. */
  shared: number | null
  shared_limit: number | null
  days: DailyUse[]
}

/** What a provider says of itself and a key, money in micro-dollars; what it does not say is null, or empty. */
export interface ProviderReport {
  label: string
  left: number | null
  limit: number | null
  resets: 'daily' | 'weekly' | 'monthly' | ''
  spent: number | null
  valid_until: string
  /** It says that there is no limit. */
  unlimited: boolean
  /** How many models it lists. */
  models: number | null
  free: boolean
  /** How many of them make pictures, of what somebody runs. */
  painters: number | null
  /** Of the program that answers. */
  version: string
  milliseconds: number
  /** What is missing before it can be used. */
  told: string
  said?: Said
}

export interface Models {
  image: Model[]
  chat: Model[]
  chosen: { image: string; chat: string; cheap: string; draft: string }
}

/** While nobody is signed in there are no `settings`, `providers` and `models`, and `user` is null. */
export interface Session {
  user: { id: string; name: string; kind: 'guest' | 'member'; /** Has a recovery code. */ recoverable: boolean }
  /** Why the cookie that the browser brought is nobody's here, and is kept; or why whom a proxy named is nobody. */
  lost: '' | 'unreadable' | 'gone' | 'ended' | 'unproxied' | 'misnamed' | 'disabled'
  /** A guest from when the studio was open, whose things an account takes over. */
  waiting: { conversations: number } | null
  /** Days after which guests who stay away, and their pictures, are removed (0: never); for which what was deleted can be brought back. */
  keeping: { idle_days: number; deleted_days: number; painted_days?: number; uploaded_days?: number }
  access: 'open' | 'password' | 'proxy' | 'oidc'
  signed_in: boolean
  /** Whether this person may change what everybody shares. */
  administers: boolean
  /** Nobody has an account yet, where one is needed. */
  unclaimed: boolean
  version: string
  settings: Settings
  /** From which cost on one is asked before; null is never. */
  spending?: { ask_from: number | null }
  /** Parts of the studio that this person may not use, and what is said in their place. */
  off?: Partial<Record<'generation' | 'sharing' | 'providers', { title: string; text: string; said?: Said }>>
  providers: Provider[]
  models: Models
}

export interface Argument {
  name: string
  /** Where its help is put together of several sentences. */
  said?: Said
  help: string
  type: string
  low: number | null
  high: number | null
  choices: string[]
  required: boolean
  /** Takes all the words there are, as a prompt does. */
  prose?: boolean
}

export interface PaletteEntry {
  /** With its slash. */
  name: string
  usage: string
  help: string
  group: string
  local: boolean
  icon: string
  /** Other names that do the same, with their slash. */
  aliases: string[]
  /** The name alone can be said: nothing has to stand behind it. */
  alone: boolean
  arguments: Argument[]
  examples: string[]
}

export interface ConversationRow {
  id: string
  title: string
  /** The code of a title that the studio gave. */
  said?: Said
  updated: string
  thumbnail: string | null
  /** Stands before those that are not. */
  pinned: boolean
  /** A reply is being written in it. */
  running: boolean
  /** The reply that ended last, until its owner has seen that one, in whichever browser. */
  unseen: string | null
  /** Where the search words stand, when they were found in a message. */
  snippet?: string
  /** That message. */
  message?: string | null
}

export interface Conversation {
  id: string
  title: string
  said?: Said
  head: string | null
  created: string
  updated: string
  /** What holds for its messages where they say nothing else. */
  options: Standing
  /** The reply that ended last, until its owner has seen that one. */
  unseen: string | null
}

export interface ConversationPage {
  conversation: Conversation
  /** Oldest first along the branch. */
  messages: Message[]
  images: Image[]
  active: string | null
  /** Whether there are older messages. */
  more: boolean
  /** Of all of the conversation; money in micro-dollars. */
  spent?: { cost: number; unknown: number }
}

/** What changed between two versions. For other proportions there is only that they cannot be compared. */
export type Difference = { before: string; after: string; tolerance: number } & (
  | { comparable: false }
  | {
      comparable: true
      /** Pixels that were compared across. */
      width: number
      height: number
      /** One of them was larger and was made smaller for it. */
      scaled: boolean
      /** Pixels in which a channel differs by more than the tolerance, and their share, 0–1. */
      changed: number
      share: number
      /** The same for pixels in which anything differs. */
      exact: number
      exact_share: number
      /** A PNG as a data URL, opaque where pixels changed. */
      mask: string
    }
)

/** A provider, as it is for everybody in the studio. */
export interface SwitchedProvider {
  name: string
  label: string
  on: boolean
  /** Cannot be turned off. */
  always: boolean
  by_studio: boolean
}

/** What holds for everybody. */
/** What one person may spend; null is no limit. */
export interface UsualLimits {
  /** Micro-dollars. */
  month: number | null
  /** In a day. */
  pictures: number | null
  /** In a minute. */
  calls: number | null
}

/** Said of one person, or of all guests: no limit. */
export const UNLIMITED = -1

export interface StudioRules {
  providers_off: string[]
  guests_use_keys: boolean
  /** Micro-dollars that all guests together may spend in a month; null is no limit. */
  guests_month: number | null
  usual_limits: UsualLimits
  hosts: string[]
  hosts_of_settings: string[]
  models: string[]
  providers: SwitchedProvider[]
}

export type RulesChange = Partial<Pick<StudioRules, 'providers_off' | 'guests_use_keys' | 'guests_month' | 'hosts' | 'models'>>

/** Somebody who uses the studio, as an administrator sees them. */
export interface PersonInStudio {
  id: string
  kind: 'guest' | 'member'
  /** Empty for a guest. */
  name: string
  created: string
  seen: string
  administrator: boolean
  disabled: boolean
  /** Micro-dollars since the month began, as far as they are known; and calls whose cost nobody knows. */
  spent: number
  unknown: number
  /** Null is everybody's limit, `UNLIMITED` none. */
  limits: UsualLimits
}

export interface PersonChange {
  person: string
  administrator?: boolean
  disabled?: boolean
  /** All at once. */
  limits?: UsualLimits
}

export interface Token {
  id: string
  name: string
  created: string
  last_used: string | null
  scopes: TokenScope[]
  /** Null is never. */
  expires: string | null
}

/** To look, to talk and paint, to change pictures for free, to change settings and keys. */
export type TokenScope = 'read' | 'make' | 'finish' | 'admin'

/** A token that is to be made: `days` until it expires, or when; neither is never. */
export interface TokenWish {
  name: string
  scopes: TokenScope[]
  days?: number
  expires?: string
}

/** A job: long work that goes on by itself. Times are ISO 8601. */
export interface Task {
  id: string
  kind: string
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted'
  conversation: string | null
  message: string | null
  /** The first words of the message that it answers. */
  title: string
  said?: Said
  created: string
  started: string | null
  ended: string | null
  attempts: number
  /** In line, from 1; 0 where it does not wait. */
  place: number
  /** The provider that has no room for it now; empty where it does not wait for one. */
  waits_for: string
  /** Seconds until it likely begins, or goes on at its provider. */
  begins: number | null
  /** 0 to 1. */
  progress: number | null
  /** Seconds until it is likely over. */
  left: number | null
  images: string[]
  error: { code: string; title: string; text: string; said?: Said } | null
  /** It failed or was interrupted, and can be tried again by its id. */
  retryable: boolean
  cost: { spent: number; held: number; unknown: number }
}

export interface TaskPage {
  tasks: Task[]
  next: string | null
}
