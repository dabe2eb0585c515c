// Cut-outs among a picture's versions, read from their recipes.
import type { Image, Version } from '@/conversation/wire'
import { NOTHING, type Background, type Box, type Refinement, type Stroke } from './refinement'

export interface Cutout extends Refinement {
  label: string
  /** It was the built-in method: no model was there. */
  simple: boolean
  /** How sure the method is, 0–1; null when it does not say. */
  sure: number | null
  /** The share of the picture that was kept, 0–1. */
  kept: number
}

const BY = 'command:nobg'
/** What cannot hold anything transparent. */
const OPAQUE = new Set(['image/jpeg', 'image/bmp'])

export function cutoutOf({ recipe }: Version): Cutout | null {
  if (recipe.by !== BY) return null
  const { method, label, simple, sure, box, strokes, background, matting, format, kept } = recipe.values
  return {
    method: String(method ?? ''),
    label: String(label ?? method ?? ''),
    simple: simple === true,
    sure: typeof sure === 'number' ? sure : null,
    box: (box as Box | null | undefined) ?? null,
    strokes: (strokes as Stroke[] | null | undefined) ?? [],
    background: groundOf(background as Partial<Record<string, string>> | null | undefined),
    ...(typeof matting === 'boolean' && { matting }),
    ...(typeof format === 'string' && { format }),
    kept: typeof kept === 'number' ? kept : 0,
  }
}

/** What a recipe says of the ground has every field, most of them empty. */
function groundOf(said: Partial<Record<string, string>> | null | undefined): Background {
  if (said?.kind === 'blur') return { kind: 'blur' }
  if (said?.kind === 'colour') return { kind: 'colour', colour: said.colour ?? '' }
  return said?.kind === 'image' ? { kind: 'image', image: said.image ?? '' } : NOTHING
}

/** The version that a cut-out was cut from; any other version is its own. */
export function cutFrom(image: Image, version: Version): Version {
  const seen = new Set<string>()
  let at = version
  while (at.recipe.by === BY && !seen.has(at.id)) {
    seen.add(at.id)
    const before = image.versions.find(({ id }) => id === (at.recipe.parents[0] ?? at.parent))
    if (!before) break
    at = before
  }
  return at
}

/** Whether one can look through it: a cut-out without a ground, also when it was changed since. */
export function isSeeThrough(image: Image, version: Version): boolean {
  const seen = new Set<string>()
  for (let at: Version | undefined = version; at && !seen.has(at.id); ) {
    seen.add(at.id)
    if (OPAQUE.has(at.media_type)) return false
    const cutout = cutoutOf(at)
    if (cutout) return cutout.background.kind === 'none'
    if (!/^(operation|command):/.test(at.recipe.by)) return false
    const { parent }: Version = at
    at = image.versions.find(({ id }) => id === parent)
  }
  return false
}
