// Every shortcut there is, as the help lists them. What they do stands beside what they act on.

export interface Shortcut {
  /** Key of `dialogs.help`. */
  does: string
  /** Alternatives, each as `Ctrl+K`. */
  keys: string[]
}

export interface ShortcutGroup {
  /** Key of `dialogs.help`. */
  where: string
  shortcuts: Shortcut[]
}

export function shortcuts(enterSends: boolean): ShortcutGroup[] {
  const send = enterSends ? ['Enter'] : ['Ctrl+Enter']
  const newLine = enterSends ? ['Shift+Enter'] : ['Enter']
  return [
    {
      where: 'everywhere',
      shortcuts: [
        { does: 'newConversation', keys: ['Ctrl+Shift+O'] },
        { does: 'search', keys: ['Ctrl+K'] },
        { does: 'settings', keys: ['Ctrl+,'] },
        { does: 'pinConversation', keys: ['P'] },
        { does: 'selectConversation', keys: ['X', 'Shift+X'] },
        { does: 'help', keys: ['Ctrl+/'] },
        { does: 'close', keys: ['Esc'] },
      ],
    },
    {
      where: 'writing',
      shortcuts: [
        { does: 'send', keys: send },
        { does: 'newLine', keys: newLine },
        { does: 'commands', keys: ['/'] },
        { does: 'recall', keys: ['↑', '↓'] },
        { does: 'nextBlank', keys: ['Tab', 'Shift+Tab'] },
        { does: 'editLast', keys: ['Ctrl+↑'] },
      ],
    },
    {
      where: 'picture',
      shortcuts: [
        { does: 'full', keys: ['Enter'] },
        { does: 'adjust', keys: ['E'] },
        { does: 'versions', keys: ['←', '→'] },
        { does: 'peek', keys: ['C'] },
        { does: 'download', keys: ['D'] },
        { does: 'copy', keys: ['Ctrl+C'] },
        { does: 'about', keys: ['I'] },
        { does: 'select', keys: ['X', 'Shift+X'] },
        { does: 'undo', keys: ['Ctrl+Z'] },
        { does: 'redo', keys: ['Ctrl+Shift+Z'] },
      ],
    },
    {
      where: 'comparing',
      shortcuts: [
        { does: 'slide', keys: ['←', '→'] },
        { does: 'slideFar', keys: ['Page Up', 'Page Down'] },
        { does: 'slideEnds', keys: ['Home', 'End'] },
        { does: 'peek', keys: ['C'] },
        { does: 'swap', keys: ['X'] },
      ],
    },
    {
      where: 'viewer',
      shortcuts: [
        { does: 'zoom', keys: ['+', '-'] },
        { does: 'whole', keys: ['0'] },
        { does: 'turnView', keys: ['R'] },
        { does: 'neighbours', keys: ['←', '→'] },
        { does: 'pan', keys: ['Shift+←', 'Shift+→', 'Shift+↑', 'Shift+↓'] },
        { does: 'compare', keys: ['C'] },
        { does: 'about', keys: ['I'] },
        { does: 'download', keys: ['D'] },
        { does: 'copy', keys: ['Ctrl+C'] },
      ],
    },
    {
      where: 'adjusting',
      shortcuts: [
        { does: 'adjustTools', keys: ['R', 'A', 'M'] },
        { does: 'steps', keys: ['Ctrl+Z', 'Ctrl+Shift+Z'] },
        { does: 'original', keys: ['C'] },
        { does: 'zoom', keys: ['+', '-'] },
        { does: 'whole', keys: ['0'] },
      ],
    },
    {
      where: 'marking',
      shortcuts: [
        { does: 'markTools', keys: ['B', 'L'] },
        { does: 'addErase', keys: ['X'] },
        { does: 'brushSize', keys: ['[', ']'] },
        { does: 'invert', keys: ['I'] },
        { does: 'squares', keys: ['←', '→', '↑', '↓'] },
        { does: 'square', keys: ['Enter'] },
        { does: 'movePicture', keys: ['Space'] },
      ],
    },
    {
      where: 'refining',
      shortcuts: [
        { does: 'tools', keys: ['B', 'R'] },
        { does: 'keepRemove', keys: ['X'] },
        { does: 'brushSize', keys: ['[', ']'] },
        { does: 'brushMove', keys: ['←', '→', '↑', '↓'] },
        { does: 'brushDown', keys: ['Enter'] },
        { does: 'strokes', keys: ['Ctrl+Z', 'Ctrl+Shift+Z'] },
        { does: 'original', keys: ['C'] },
        { does: 'hold', keys: ['Space'] },
        { does: 'zoom', keys: ['+', '-'] },
        { does: 'whole', keys: ['0'] },
      ],
    },
  ]
}
