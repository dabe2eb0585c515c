// The names in assets/icons.svg; a test compares the two.
export const ICONS = [
  'logo', 'plus', 'minus', 'close', 'check', 'search', 'sidebar', 'shelf', 'menu', 'gallery', 'image', 'image-plus', 'settings', 'send',
  'stop', 'pause', 'play', 'attach', 'slash', 'chevron-down', 'chevron-up', 'chevron-right', 'chevron-left', 'undo', 'redo', 'compare',
  'edit', 'download', 'upload', 'copy', 'more', 'expand', 'crop', 'rotate', 'flip', 'adjust', 'filters', 'text', 'draw', 'shapes', 'mask',
  'eraser', 'invert', 'hand', 'trash', 'retry', 'alert', 'info', 'blocked', 'unplugged', 'plug', 'key', 'eye', 'sun', 'moon', 'monitor',
  'compress', 'cutout', 'archive', 'clock', 'user', 'logout', 'external', 'lock', 'server', 'layers', 'ratio', 'style', 'model', 'chat',
  'usage', 'sort', 'grid', 'drag', 'help', 'enter', 'shield', 'pin',
] as const

export type IconName = (typeof ICONS)[number]

/** A name that came from the server: one of ours, or the fallback. */
export function iconOf(name: string, fallback: IconName = 'image'): IconName {
  return (ICONS as readonly string[]).includes(name) ? (name as IconName) : fallback
}
