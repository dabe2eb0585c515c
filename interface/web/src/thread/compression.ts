// What `/compress` did, read from the recipes of a reply's pictures.
import type { CompressionValues, Picture, Reply, Version } from '@/conversation/wire'
import { formatName } from '@/format'
import { filledIn } from '@/locales/told'

export interface CompressedPicture {
  picture: Picture
  version: Version
  values: CompressionValues
  format: string
  /** It is the smallest that can be made out, and more than was asked for. */
  short: boolean
}

export function isCompressed(picture: Picture): boolean {
  return picture.version?.recipe.kind === 'compression'
}

export function compressedOf(pictures: readonly Picture[]): CompressedPicture[] {
  return pictures.flatMap((picture) => {
    const { version } = picture
    if (version?.recipe.kind !== 'compression') return []
    const { values } = version.recipe
    return [{ picture, version, values, format: formatName(version.media_type), short: values.state === 'short' }]
  })
}

/** What was meant too and stays as it is. */
export type Kept = Reply['kept'][number]

export function sum(rows: readonly CompressedPicture[]): { before: number; after: number } {
  return {
    before: rows.reduce((total, row) => total + row.values.before.bytes, 0),
    after: rows.reduce((total, row) => total + row.version.bytes, 0),
  }
}

/** Per cent smaller, negative when it grew; less than 100, as something is always left. */
export function saved(before: number, after: number): number {
  const percent = before ? (1 - after / before) * 100 : 0
  return percent < 99.5 ? Math.round(percent) : Math.min(99.9, Math.round(percent * 10) / 10)
}

/** The preset that all of them were made with; empty when they were not, or with another wish. */
export function presetOf(rows: readonly CompressedPicture[]): string {
  const presets = new Set(rows.map((row) => row.values.preset))
  return presets.size === 1 ? [...presets][0]! : ''
}

/** What can leave together: all that was asked for and is still there, also what was small enough already. */
export function together(
  rows: readonly CompressedPicture[],
  kept: readonly Kept[],
  gone: ReadonlySet<string>,
): { id: string; version: string }[] {
  const made = rows.map(({ picture, version }) => ({ id: picture.image, version: version.id }))
  const all = [...made, ...kept.map(({ image, version }) => ({ id: image, version }))]
  return all.filter(({ id }) => !gone.has(id))
}

/** The same pictures once more, with another preset. */
export function again(rows: readonly CompressedPicture[], kept: readonly Kept[], preset: string): string {
  const numbers = [...rows.map((row) => row.picture.number), ...kept.map((each) => each.number)].sort((a, b) => a - b)
  return ['/compress', preset, ...numbers.map((number) => `#${number}`)].join(' ')
}

/** Paragraphs of the reply that the report shows as figures: the sum, and how many were left alone. Older replies have no codes. */
const REPORTED = /^(\d+ pictures: .+ → .+|(All )?\d+ were small enough already.*|#\d+ is small enough already \([^)]*\).*)$/

const REPORTED_CODES: readonly string[] = ['compressed_all', 'compressed_kept', 'all_left_alone', 'some_left_alone']

/** What is left to say in words beside the report of several. */
export function besideReport({ text, said }: Pick<Reply, 'text' | 'said'>): string {
  const sentence = said?.text
  if (!sentence) return paragraphs(text.split('\n\n').filter((paragraph) => !REPORTED.test(paragraph.trim())))
  const parts = sentence.code === 'in_a_row' ? Object.values(sentence.params) : [{ text, ...sentence }]
  return paragraphs(parts.filter((part) => typeof part !== 'object' || !REPORTED_CODES.includes(part.code)).map(filledIn))
}

function paragraphs(parts: string[]): string {
  return parts.filter((part) => part.trim()).join('\n\n')
}
