// Models that paint the same prompt side by side: what is asked for, in words, and what all of it costs.
import { shallowRef } from 'vue'
import type { DescribedModel, Model } from '@/api/types'
import { pictureCost } from './cost'

export const FEWEST = 2
export const MOST = 4
/** Models that are shown at once; words find the others. */
const SHOWN = 30

/** What the dialog begins with. */
export interface SideBySide {
  prompt: string
  /** Ids of models that are ticked from the start. */
  models: readonly string[]
  /** The prompt is one that was refined before. */
  refined: boolean
}

/** What models are chosen for; null while nobody chooses. */
export const sideBySide = shallowRef<SideBySide | null>(null)

/** What a name may not hold that stands in a row of names: see `AND` in `conversation/generation/model_comparison.py`. */
const PARTS = /[,+&"“”]|(?<![\p{L}\p{N}])(and|vs|versus|und|et|y)(?![\p{L}\p{N}])/iu

/** The message that asks for it. A model is called by its name where that means no other, else by its id. */
export function comparisonOf(prompt: string, chosen: readonly Model[], all: readonly Model[], blind: boolean): string {
  const plain = (name: string) => name.toLowerCase().replace(/[\W_]+/g, ' ').trim()
  const called = ({ id, label }: Model) => {
    const alone = all.filter((other) => other.kind !== 'text' && plain(other.label) === plain(label)).length === 1
    return alone && plain(label) && !PARTS.test(label) ? label : id
  }
  return `/compare-models ${prompt.trim()} models=“${chosen.map(called).join(', ')}”${blind ? ' blind=yes' : ''}`
}

/** Micro-dollars of a picture by each of them; null where one's price is unknown. */
export function costTogether(models: readonly Model[], wanted: { resolution?: string; quality?: string }): number | null {
  const costs = models.map(({ local, price }) => (local ? 0 : pictureCost(price, wanted)))
  return costs.some((cost) => cost === null) ? null : costs.reduce<number>((sum, cost) => sum + cost!, 0)
}

/** Which are shown: those that are ticked and were not found first, so that nothing ticked is out of sight. */
export function listed(found: readonly DescribedModel[], ticked: readonly DescribedModel[]): DescribedModel[] {
  const first = found.slice(0, SHOWN)
  return [...ticked.filter(({ id }) => !first.some((model) => model.id === id)), ...first]
}

/** The words of the message box as a prompt: without the command. */
export const promptIn = (words: string): string => words.replace(/^\s*\/(image|compare-models)\b/i, '').trim()
