// Sizes, prices and times as a person reads them.
import { t } from '@/locales'

export function bytes(count: number): string {
  if (count < 1000) return `${count} B`
  const [value, unit] = count < 1_000_000 ? [count / 1000, 'KB'] : [count / 1_000_000, 'MB']
  return `${value < 10 ? value.toFixed(value < 1 ? 2 : 1) : Math.round(value)} ${unit}`
}

/** From micro-dollars. Small prices keep two digits that say something. */
export function money(micro: number | null): string {
  if (micro === null) return t('thread.costUnknown')
  if (micro === 0) return t('thread.free')
  const dollars = micro / 1_000_000
  if (dollars >= 0.01) return `$${dollars.toFixed(2)}`
  return `$${Number(dollars.toPrecision(2)).toFixed(Math.min(6, 1 - Math.floor(Math.log10(dollars))))}`
}

export function duration(seconds: number): string {
  if (seconds < 0.1) return t('thread.seconds', { n: '0.1' })
  if (seconds < 10) return t('thread.seconds', { n: seconds.toFixed(1).replace(/\.0$/, '') })
  if (seconds < 60) return t('thread.seconds', { n: Math.round(seconds) })
  return t('thread.minutes', { m: Math.floor(seconds / 60), s: Math.round(seconds % 60) })
}

const FORMATS: Record<string, string> = {
  'image/jpeg': 'JPEG',
  'image/webp': 'WebP',
  'image/png': 'PNG',
  'image/avif': 'AVIF',
  'image/gif': 'GIF',
  'image/tiff': 'TIFF',
}

/** A media type's name for people. */
export function formatName(mediaType: string): string {
  return FORMATS[mediaType] ?? mediaType
}
