// The styles that a picture can be asked for in: the media of the Sketchbook, whose thumbnails it drew (`setup/style_tiles.py`).
import flat from '@/assets/styles/flat.webp?url'
import ink from '@/assets/styles/ink.webp?url'
import lowPoly from '@/assets/styles/low_poly.webp?url'
import oil from '@/assets/styles/oil.webp?url'
import pixel from '@/assets/styles/pixel.webp?url'
import watercolour from '@/assets/styles/watercolour.webp?url'
import { t } from '@/locales'
import { bare } from '@/locales/understood'

/** Empty: as the prompt says. */
export type Style = '' | 'watercolour' | 'oil' | 'ink' | 'pixel' | 'low_poly' | 'flat'

export const TILES: readonly { style: Style; picture: string }[] = [
  { style: '', picture: '' },
  { style: 'watercolour', picture: watercolour },
  { style: 'oil', picture: oil },
  { style: 'ink', picture: ink },
  { style: 'pixel', picture: pixel },
  { style: 'low_poly', picture: lowPoly },
  { style: 'flat', picture: flat },
]

/** The prompt with the style's words at its end: whichever model paints reads them there, and the last style named counts. */
export function inStyle(prompt: string, style: Style): string {
  return style && prompt ? bare(t('imageform.inStyle', { prompt, style: t(`imageform.styleWords.${style}`) })) : prompt
}
