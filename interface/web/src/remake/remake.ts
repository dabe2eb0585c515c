// A picture made anew as a whole: what can be wanted, who would do it for how much, and the call that orders it.
import { call } from '@/api/client'
import type { Begun } from '@/masks/calls'

export const JOBS = ['expand', 'restyle', 'replace-bg', 'nobg', 'vectorize', 'variations', 'upscale'] as const
export type Job = (typeof JOBS)[number]

/** A way in which it can be done now. */
export interface Way {
  command: string
  way: string
  /** Who does it; empty where no model is needed. */
  label: string
  local: boolean
  /** Micro-dollars of one picture; 0 is free, null is unknown. */
  cost: number | null
}

/** What is set in the dialog. */
export interface Wish {
  words: string
  to: string
  strength: number
  colour: string
  count: number
}

export interface Order {
  path: string
  body: Record<string, unknown>
}

const CALLS: Record<Job, string> = {
  expand: 'expand',
  restyle: 'restyle',
  'replace-bg': 'replace-background',
  nobg: 'nobg',
  vectorize: 'vectorize',
  variations: 'variations',
  upscale: 'upscale',
}

/** The call that does it in this way; null where something of it is not said yet. */
export function orderOf(job: Job, way: string, wish: Wish): Order | null {
  const body = bodyOf(job, way, wish)
  return body && { path: CALLS[job], body }
}

function bodyOf(job: Job, way: string, { words, to, strength, colour, count }: Wish): Record<string, unknown> | null {
  const said = words.trim()
  if (job === 'expand') return expandOrder(way, to, said).body
  if (job === 'restyle') return said ? { prompt: said, strength } : null
  if (job === 'variations') return { count }
  if (job === 'nobg') return { by: way === 'cutout' ? '' : way }
  if (job === 'vectorize') return { by: way === 'redraw' ? 'service' : '' }
  if (job === 'upscale') return { factor: 2, style: way === 'crisp' || way === 'creative' ? way : '' }
  if (way === 'colour') return { background: colour }
  return said ? { background: said } : null
}

/** More around it: to a shape, or by so much on its sides. */
export function expandOrder(way: string, to: string, words: string): Order {
  return { path: CALLS.expand, body: way === 'mirror' ? { to, way } : { to, way, prompt: words.trim() } }
}

/** About what all of it costs. */
export function costOf(job: Job, { cost }: Way, { count }: Wish): number | null {
  return cost === null ? null : cost * (job === 'variations' ? count : 1)
}

export function readWays(signal?: AbortSignal): Promise<Way[]> {
  return call<{ ways: Way[] }>('GET', '/retouching', { signal }).then(({ ways }) => ways)
}

/** The turn that does it: its price stood on the button that was pressed. */
export function begin(image: string, version: string, { path, body }: Order): Promise<Begun> {
  return call('POST', `/images/${encodeURIComponent(image)}/${path}`, { body: { ...body, version, confirm: true } })
}
