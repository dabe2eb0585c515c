// The letters that can be drawn: those that the studio brings along, and what the machine has for other scripts.

export const FONTS = {
  sans: '"Inter Variable", system-ui, sans-serif',
  serif: 'Georgia, "Noto Serif", "Times New Roman", serif',
  mono: '"JetBrains Mono Variable", ui-monospace, monospace',
} as const

export type FontName = keyof typeof FONTS

export const familyOf = (name: string) => FONTS[name as FontName] ?? FONTS.sans

/** As a canvas and CSS write it. */
export const fontOf = (size: number, name: string, bold: boolean) => `${bold ? 700 : 400} ${size}px ${familyOf(name)}`
