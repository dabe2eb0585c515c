// The keys of the editor, as its information lists them. What they do stands in `AdjustDialog.vue` and `maskKeys.ts`.

export interface EditorKeys {
  /** Key of `adjusting.keys`. */
  does: string
  /** Alternatives, each as `Ctrl+Z`. */
  keys: readonly string[]
}

export const KEYS: readonly EditorKeys[] = [
  { does: 'tools', keys: ['R', 'A', 'F', 'D', 'M', 'I'] },
  { does: 'peek', keys: ['C'] },
  { does: 'zoom', keys: ['+', '-', '0'] },
  { does: 'steps', keys: ['Ctrl+Z', 'Ctrl+Shift+Z'] },
  { does: 'beside', keys: ['PageUp', 'PageDown'] },
  { does: 'done', keys: ['Ctrl+S'] },
  { does: 'leave', keys: ['Esc'] },
  { does: 'brush', keys: ['B', 'L'] },
  { does: 'brushSize', keys: ['[', ']'] },
  { does: 'erase', keys: ['X'] },
  { does: 'invert', keys: ['I'] },
  { does: 'drawTools', keys: ['V', 'P', 'L', 'T', 'E'] },
  { does: 'drawRemove', keys: ['Del'] },
  { does: 'pan', keys: ['␣'] },
  { does: 'rest', keys: ['Del'] },
  { does: 'map', keys: ['?'] },
]
