// The rows of the picker under their titles: each model once, where it stands first.
import type { DescribedModel, Model } from '@/api/types'
import type { Job } from './picking'
import { ModelSearch, type Flag, type Order } from './search'

export interface Group {
  title: 'favourites' | 'recent' | 'recommended' | 'text' | 'image' | 'both'
  models: DescribedModel[]
}

export interface Wanted {
  job: Job
  q: string
  flags: ReadonlySet<Flag>
  order: Order
  favourites: readonly string[]
  recent: readonly string[]
}

const KINDS: Record<Job, readonly Model['kind'][]> = {
  any: ['image', 'both', 'text'],
  image: ['image', 'both'],
  chat: ['text', 'both'],
  cheap: ['text', 'both'],
}

/** Which can do the job. */
export function forJob(models: readonly DescribedModel[], job: Job): DescribedModel[] {
  const paints = job === 'image'
  return job === 'any' ? [...models] : models.filter(({ kind }) => kind === 'both' || (kind === 'image') === paints)
}

/** Without words the favourites, what was used lately and what is recommended come first; with words only what fits them. */
export function grouped(search: ModelSearch<DescribedModel>, wanted: Wanted): Group[] {
  const { q, flags, order, job } = wanted
  const found = search.found({ q, flags, order })
  const plain = !q.trim() && order === 'best'
  const among = (ids: readonly string[]) => ids.flatMap((id) => found.find((model) => model.id === id) ?? [])
  const all: Group[] = [
    { title: 'favourites', models: plain ? among(wanted.favourites) : [] },
    { title: 'recent', models: plain ? among(wanted.recent) : [] },
    { title: 'recommended', models: plain ? found.filter((model) => model.recommended) : [] },
    ...KINDS[job].map((title) => ({ title, models: found.filter(({ kind }) => kind === title) })),
  ]
  const shown = new Set<string>()
  const once = all.map(({ title, models }) => ({ title, models: models.filter(({ id }) => !shown.has(id) && shown.add(id)) }))
  const groups = once.filter(({ models }) => models.length)
  if (plain) return groups
  // what fits best is in the first group, whatever its kind
  return groups.sort((one, other) => found.indexOf(one.models[0]!) - found.indexOf(other.models[0]!))
}

/** What was typed as the id of a model that is not listed; empty where it is none, or known. */
export function typedId(q: string, models: readonly { id: string }[]): string {
  const id = q.trim()
  const looks = /^[^\s/]+(\/[^\s/]+)+$/.test(id)
  return looks && !models.some((model) => model.id === id || model.id.slice(model.id.indexOf('/') + 1) === id) ? id : ''
}

/** The chosen one first, each once, eight at most. */
export function recentWith(recent: readonly string[], id: string): string[] {
  return [id, ...recent.filter((one) => one !== id)].slice(0, 8)
}
