// How a version was made, as `GET /images/<id>/versions/<id>/receipt` tells it. Pure.
import type { Recipe, Said } from '@/conversation/wire'
import { bytes, duration, money } from '@/format'
import { t } from '@/locales'

export interface ReceiptFile {
  version: string
  image: string
  number: number
  title: string
  /** Hex; empty where the file is not kept any more. */
  sha256: string
  media_type: string
  bytes: number
  width: number
  height: number
}

export interface ReceiptStep {
  result: ReceiptFile
  did: string
  said?: Said
  recipe: Recipe
  /** Empty where no model made it, as `model`. */
  provider: string
  model: string
  inputs: ReceiptFile[]
  lost: number
  /** Micro-dollars; null is unknown. */
  cost: number | null
  seconds: number
  created: string
}

export interface Repetition {
  say: string
  model: string
  cost: number | null
  differences: string[]
  said?: Said
}

export interface Receipt {
  image: string
  version: string
  title: string
  steps: ReceiptStep[]
  cost: number | null
  seconds: number
  again: Repetition | null
}

export interface Fact {
  label: string
  value: string
  /** A figure or a name that stands as it is: set in even letters. */
  exact?: boolean
}

const HASH = 12

/** What was chosen, what it was made from, what came of it. */
export function factsOf(step: ReceiptStep): Fact[] {
  return [...chosen(step), ...madeFrom(step), ...result(step)]
}

function chosen({ recipe, model, provider }: ReceiptStep): Fact[] {
  if (recipe.kind === 'painting') {
    const { prompt, refined, seed, aspect, resolution, quality, style, negative } = recipe.values
    return named({
      model: `${model} (${provider})`,
      prompt,
      sent: refined === prompt ? '' : refined,
      seed: seed ?? '',
      aspect,
      resolution,
      quality,
      style,
      negative,
    })
  }
  if (recipe.kind === 'upload') return named({ filename: recipe.values.filename })
  const values = Object.entries(recipe.values).filter(([name, value]) => plain(value) && !['done', 'label'].includes(name))
  return values.map(([label, value]) => ({ label, value: String(value), exact: true }))
}

/** Of all that is kept of a cut-out or a compression the figures and the words that say something. */
const plain = (value: unknown) => (typeof value === 'string' && value !== '') || typeof value === 'number' || value === true

function madeFrom({ inputs, lost }: ReceiptStep): Fact[] {
  const files = inputs.map((file) => ({ label: t('receipt.from'), value: `#${file.number} ${file.title} · ${hash(file)}`, exact: true }))
  return lost ? [...files, { label: t('receipt.from'), value: t('receipt.lost', { n: lost }, lost) }] : files
}

function result({ result: file, cost, seconds, recipe }: ReceiptStep): Fact[] {
  const size = `${file.width} × ${file.height} · ${bytes(file.bytes)} · ${file.media_type}`
  return [
    ...named({ file: size, hash: hash(file) }),
    ...named({ cost: money(cost), took: seconds ? duration(seconds) : '' }),
    ...named({ software: recipe.software ? `Atelier ${recipe.software}` : '' }),
  ]
}

function hash({ sha256 }: ReceiptFile): string {
  return sha256 ? `SHA-256 ${sha256.slice(0, HASH)}…` : t('receipt.notKept')
}

const EXACT = new Set(['hash', 'seed', 'aspect', 'file'])

function named(values: Record<string, string | number>): Fact[] {
  const said = Object.entries(values).filter(([, value]) => value !== '')
  return said.map(([name, value]) => ({ label: t(`receipt.${name}`), value: String(value), exact: EXACT.has(name) }))
}
