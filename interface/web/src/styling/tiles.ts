// What a style looks like, as a small picture or a sign.
import type { Style } from '@/api/types'
import type { IconName } from '@/ui/icons'

/** Small pictures, drawn by `setup/style_tiles.py`. */
const DRAWN: Record<string, string> = import.meta.glob('@/assets/styles/*.webp', { eager: true, query: '?url', import: 'default' })
/** A sign where a program cannot show it honestly. */
const SIGNS: Record<string, IconName> = {
  photo: 'image',
  portrait: 'user',
  product: 'archive',
  cinematic: 'play',
  anime: 'eye',
  isometric: 'layers',
  render: 'shapes',
  clay: 'hand',
  vector: 'draw',
  logo: 'logo',
}

export function pictureOf(name: string): string {
  return Object.entries(DRAWN).find(([path]) => path.endsWith(`/${name}.webp`))?.[1] ?? ''
}

export function signOf(style: Style): IconName {
  return SIGNS[style.name] ?? 'style'
}
