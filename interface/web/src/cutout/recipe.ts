// Cut-outs among a picture's versions, read from their recipes.
import { FILE_FORMATS, type CutoutValues, type Image, type Version } from '@/conversation/wire'
import { NOTHING, type Background } from './refinement'

/** What was asked for, and what came of it. */
export interface Cutout extends Omit<CutoutValues, 'background'> {
  background: Background
}

/** What cannot hold anything transparent. */
const OPAQUE = new Set(FILE_FORMATS.filter(({ transparent }) => !transparent).map(({ media_type }) => media_type))

export function cutoutOf({ recipe }: Version): Cutout | null {
  return recipe.kind === 'cutout' ? { ...recipe.values, background: groundOf(recipe.values.background) } : null
}

/** What a recipe says of the ground has every field, most of them empty. */
function groundOf({ kind, colour, image }: CutoutValues['background']): Background {
  if (kind === 'colour') return { kind, colour }
  if (kind === 'image') return { kind, image }
  return kind === 'blur' ? { kind } : NOTHING
}

/** The version that a cut-out was cut from; any other version is its own. */
export function cutFrom(image: Image, version: Version): Version {
  const seen = new Set<string>()
  let at = version
  while (at.recipe.kind === 'cutout' && !seen.has(at.id)) {
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
    if (at.recipe.kind === 'upload' || at.recipe.kind === 'painting') return false
    const { parent }: Version = at
    at = image.versions.find(({ id }) => id === parent)
  }
  return false
}
