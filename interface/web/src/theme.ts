// Light, dark, or as the system says. Remembered here too, so that the next visit starts right (public/theme.js).
import type { Settings } from '@/api/types'

export function applyTheme(theme: Settings['theme'], reducedMotion = false): void {
  const root = document.documentElement
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
  root.classList.toggle('still', reducedMotion)
  try {
    localStorage.setItem('atelier.theme', theme)
  } catch {
    // storage is forbidden: the first paint of the next visit has the system's theme
  }
}
