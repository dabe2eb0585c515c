// Which languages the page speaks, and which one of them somebody is spoken to in.
export const LANGUAGES = { en: 'English', de: 'Deutsch', fr: 'Français', es: 'Español', zh: '简体中文' } as const
export type Language = keyof typeof LANGUAGES
export type LanguageSetting = Language | 'system'

const REMEMBERED = 'atelier.language'

/** The first that the browser asks for and that is spoken here: `de-AT` is German. */
export function bestOf(wanted: readonly string[]): Language {
  const asked = wanted.map((tag) => tag.toLowerCase().split('-')[0]!)
  return asked.find((name): name is Language => Object.hasOwn(LANGUAGES, name)) ?? 'en'
}

export function spoken(setting: LanguageSetting): Language {
  return setting === 'system' ? bestOf(navigator.languages) : setting
}

/** Of the last visit, for what is shown before the server has said who is here. */
export function remembered(): LanguageSetting {
  try {
    const setting = localStorage.getItem(REMEMBERED)
    return setting !== null && Object.hasOwn(LANGUAGES, setting) ? (setting as Language) : 'system'
  } catch {
    return 'system' // storage is forbidden
  }
}

export function remember(setting: LanguageSetting): void {
  try {
    localStorage.setItem(REMEMBERED, setting)
  } catch {
    // storage is forbidden: the next visit begins in the browser's language
  }
}
