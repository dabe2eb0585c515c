// Who made a version, in words: a model's name, an operation's, or the person.
import { originOf } from '@/conversation/images'
import { cutoutOf } from '@/cutout/recipe'
import type { SentenceCode, Version } from '@/conversation/wire'
import { t } from '@/locales'
import { told } from '@/locales/told'
import { useSession } from '@/session'

export function madeBy(version: Version): string {
  const { by } = version.recipe
  // with what was counted outside of the mask, or who enlarged it
  if (version.recipe.kind === 'mask' || version.recipe.kind === 'retouch')
    return told(version.recipe.values.done, version.recipe.values.said, 'done')
  const kind = originOf(version)
  if (kind === 'upload') return t('thread.uploaded')
  const id = by.slice(by.indexOf(':') + 1)
  if (version.recipe.kind === 'edit') return t('thread.adjusted')
  if (kind === 'local') return cutoutOf(version) ? t('cutout.removed') : operationLabel(id)
  return modelLabel(id)
}

function modelLabel(id: string): string {
  const { models } = useSession()
  const known = models.value?.image.find((model) => model.id === id)
  return known?.label ?? id.split('/').at(-1)!
}

/** In English its name is its label; other languages have one by its code. */
function operationLabel(id: string): string {
  const english = id.charAt(0).toUpperCase() + id.slice(1)
  return told(english, { label: { code: `called_${id}` as SentenceCode, params: {} } }, 'label')
}

/** What changed with this version, for the strip. */
export function whatChanged(version: Version): string {
  return (version.recipe.kind === 'painting' && version.recipe.values.prompt) || madeBy(version)
}
