// Which models fit what was typed and ticked: the twin of `found` in conversation/services/model_list.py.
import type { Model } from '@/api/types'

export const FLAGS = ['vision', 'pictures', 'edits', 'tools', 'free', 'local', 'recommended'] as const
export type Flag = (typeof FLAGS)[number]
export type Order = 'best' | 'price' | 'name'

export interface Asked {
  q?: string
  kind?: Model['kind'] | ''
  provider?: string
  flags?: ReadonlySet<Flag>
  order?: Order
}

const HAS: Record<Flag, (model: Model) => boolean> = {
  vision: (model) => model.vision,
  pictures: (model) => model.kind !== 'text',
  edits: (model) => model.edit,
  tools: (model) => model.tools,
  free: (model) => costOf(model) === 0,
  local: (model) => model.local,
  recommended: (model) => model.recommended,
}

/** Micro-dollars for what it is usually asked for: a picture, or else a reply; null is unknown. */
export function costOf(model: Model): number | null {
  return model.local ? 0 : model.kind === 'text' ? model.reply : model.price.image
}

/** What is searched of each model is made once: a key stroke compares texts only. */
export class ModelSearch<Shown extends Model> {
  private readonly rows: { model: Shown; label: string; begun: string[]; all: string }[]

  constructor(models: readonly Shown[]) {
    this.rows = models.filter((model) => !model.stand_in).map((model) => {
      const label = folded(model.label)
      const begun = label.replace(/[-(]/g, ' ').split(/\s+/)
      return { model, label, begun, all: folded([model.label, model.id, ...model.tags].join(' ')) }
    })
  }

  /** Those that are asked for, in the order that is asked for. */
  found({ q = '', kind = '', provider = '', flags = new Set(), order = 'best' }: Asked): Shown[] {
    const words = folded(q).split(/\s+/).filter(Boolean)
    const wanted = [...flags].map((flag) => HAS[flag])
    const fitting: Fitting<Shown>[] = []
    for (const row of this.rows) {
      const { model } = row
      if ((kind && model.kind !== kind) || (provider && model.provider !== provider)) continue
      if (!wanted.every((has) => has(model))) continue
      const rank = rankOf(row, words)
      if (rank !== null) fitting.push({ model, rank, label: row.label })
    }
    return fitting.sort(ORDERS[order]).map((each) => each.model)
  }
}

interface Fitting<Shown> {
  model: Shown
  rank: number
  label: string
}

function rankOf({ label, begun, all }: { label: string; begun: string[]; all: string }, words: string[]): number | null {
  if (!words.length) return 0
  if (!words.every((word) => all.includes(word))) return null
  if (label.startsWith(words.join(' '))) return 0
  if (words.every((word) => begun.some((each) => each.startsWith(word)))) return 1
  return words.every((word) => label.includes(word)) ? 2 : 3
}

const ORDERS: Record<Order, (one: Fitting<Model>, other: Fitting<Model>) => number> = {
  best: (one, other) => one.rank - other.rank || Number(other.model.recommended) - Number(one.model.recommended),
  price: (one, other) => priced(one.model) - priced(other.model) || one.rank - other.rank,
  name: (one, other) => byCode(one.label, other.label) || byCode(one.model.id, other.model.id),
}

/** An unknown price is none of the low ones. */
function priced(model: Model): number {
  return costOf(model) ?? Number.MAX_SAFE_INTEGER
}

function byCode(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** As it is searched: without case and accents. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
