// The presets of `/compress` as a person changes them: numbers within what the server takes, or nothing at all.
import type { Preset } from '@/api/types'
import { WRITTEN } from '@/conversation/wire'

export type Figure = 'width' | 'height' | 'kilobytes' | 'quality'

export const NAMES = ['email', 'web', 'web-hq', 'custom'] as const
export const FORMATS = ['auto', ...WRITTEN.compress] as const
export const RANGES: Record<Figure, [low: number, high: number]> = {
  width: [16, 65_535],
  height: [16, 65_535],
  kilobytes: [2, 64_000],
  quality: [1, 100],
}

/** What a field shows; nothing where nothing is asked. */
export function figureOf(preset: Preset, figure: Figure): string {
  const value = figure === 'kilobytes' ? preset.bytes && preset.bytes / 1000 : preset[figure]
  return value === null ? '' : String(value)
}

/** The preset with what was typed; null where that cannot be. */
export function withFigure(preset: Preset, figure: Figure, typed: string): Preset | null {
  const [low, high] = RANGES[figure]
  const value = typed.trim() === '' ? null : Number(typed)
  if (value !== null && !(Number.isInteger(value) && value >= low && value <= high)) return null
  return figure === 'kilobytes' ? { ...preset, bytes: value && value * 1000 } : { ...preset, [figure]: value }
}
