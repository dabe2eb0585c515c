// What one person may spend, as it is chosen: everybody's limit, none, or a number of their own.
import { UNLIMITED, type UsualLimits } from '@/api/types'
import { decimal, dollars, whole } from '@/format'
import { t } from '@/locales'

export type LimitName = keyof UsualLimits
export type LimitKind = 'usual' | 'none' | 'own'
export const LIMITS: readonly LimitName[] = ['month', 'pictures', 'calls']
const MICRO = 1_000_000
const MOST = { month: 1_000_000, pictures: 1_000_000, calls: 1_000_000 }

export function kindOf(limit: number | null): LimitKind {
  return limit === null ? 'usual' : limit === UNLIMITED ? 'none' : 'own'
}

/** As it is typed: dollars, or a count. */
export function typedOf(name: LimitName, limit: number | null): string {
  if (limit === null || limit === UNLIMITED) return ''
  if (name !== 'month') return String(limit)
  const whole = limit % MICRO === 0
  return decimal(limit / MICRO, whole ? 0 : 2).replace(/[^\d.,]/g, '')
}

/** Micro-dollars, or a count; null for what is no such number. A comma counts as a point. */
export function readLimit(name: LimitName, typed: string): number | null {
  const text = typed.trim().replace(',', '.').replace(/^\$\s*/, '')
  if (!(name === 'month' ? /^\d+(\.\d{1,2})?$/ : /^\d+$/).test(text) || Number(text) > MOST[name]) return null
  return name === 'month' ? Math.round(Number(text) * MICRO) : Number(text)
}

/** In words: `$5.00 a month`. */
export function limitInWords(name: LimitName, limit: number | null): string {
  if (limit === null || limit === UNLIMITED) return t('settings.administration.limits.none')
  const n = name === 'month' ? dollars(limit) : whole(limit)
  return t(`settings.administration.limits.of.${name}`, { n })
}

/** Those of a person that are their own, in one line; empty where everybody's hold. */
export function ownInWords(limits: UsualLimits): string {
  const own = LIMITS.filter((name) => limits[name] !== null)
  return own
    .map((name) => {
      const none = limits[name] === UNLIMITED
      return none ? t(`settings.administration.limits.without.${name}`) : limitInWords(name, limits[name])
    })
    .join(' · ')
}
