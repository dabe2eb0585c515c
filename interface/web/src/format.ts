// Sizes, prices and times as a person reads them in their language.
import { FILE_FORMATS } from '@/conversation/wire'
import { locale, t } from '@/locales'

/** How numbers are written, by language and way: making one takes as long as a row of the picker. */
const writers = new Map<string, Intl.NumberFormat>()

function written(value: number, way: Intl.NumberFormatOptions = {}): string {
  const key = `${locale()} ${JSON.stringify(way)}`
  let writer = writers.get(key)
  if (!writer) writers.set(key, (writer = new Intl.NumberFormat(locale(), way)))
  return writer.format(value)
}

const UNITS = [[1_000_000_000, 'GB'], [1_000_000, 'MB'], [1000, 'KB']] as const

export function bytes(count: number): string {
  if (count < 1000) return `${count} B`
  const [size, unit] = UNITS.find(([above]) => count >= above)!
  const value = count / size
  return `${decimal(value, value < 1 ? 2 : value < 10 ? 1 : 0)} ${unit}`
}

/** With so many digits behind the point. */
export function decimal(value: number, digits: number): string {
  return written(value, { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

/** `12%`, or `12 %` as the language writes it; `value` is of a hundred. */
export function hundredths(value: number, digits = 0): string {
  return written(value / 100, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits })
}

/** Whole, with the thousands set apart. Small ones look the same in every language, and the first writer of a page takes
 * a fifth of a phone's first task. */
export const whole = (count: number): string => (Math.abs(count) < 1000 ? `${count}` : written(count))

/** From micro-dollars. Small prices keep two digits that say something. */
export function money(micro: number | null): string {
  if (micro === null) return t('thread.costUnknown')
  return micro === 0 ? t('thread.free') : dollars(micro)
}

/** The sum alone. */
export function dollars(micro: number): string {
  const sum = micro / 1_000_000
  const digits = sum >= 0.01 || !micro ? 2 : Math.min(6, 1 - Math.floor(Math.log10(sum)))
  const usd = { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' } as const
  return written(sum, { ...usd, minimumFractionDigits: digits, maximumFractionDigits: digits })
}

export function duration(seconds: number): string {
  if (seconds < 0.1) return t('thread.seconds', { n: decimal(0.1, 1) })
  if (seconds < 10) return t('thread.seconds', { n: decimal(seconds, Number.isInteger(Number(seconds.toFixed(1))) ? 0 : 1) })
  if (seconds < 60) return t('thread.seconds', { n: Math.round(seconds) })
  return t('thread.minutes', { m: Math.floor(seconds / 60), s: Math.round(seconds % 60) })
}

const FORMATS = new Map(FILE_FORMATS.map(({ media_type, name }) => [media_type, name]))

/** A media type's name for people. */
export function formatName(mediaType: string): string {
  return FORMATS.get(mediaType) ?? mediaType
}
