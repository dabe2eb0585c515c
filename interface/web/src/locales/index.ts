// The words of the page in the person's language. Of English what the first page says comes with it (`later.ts` has the
// rest), each other language when it is spoken.
import { markRaw } from 'vue'
import { createI18n } from 'vue-i18n'
import type en from './en'
import first from './en/first'
import { remember, spoken, type Language, type LanguageSetting } from './languages'
import { understood, type Words } from './understood'

const messages = { en: understood(first) as unknown as typeof en }
export const i18n = createI18n({
  legacy: false,
  locale: 'en' as Language,
  fallbackLocale: 'en',
  messages: messages as Record<Language, typeof en>,
  // French says none as it says one; three forms are none, one and many in every language
  pluralRules: { fr: (count: number, forms: number) => (forms > 2 ? Math.min(count, forms - 1) : Number(count >= 2)) },
})

/** For code outside of components. Inside of them: `const { t } = useI18n()`. */
export const t = i18n.global.t

/** The language that is spoken now, as `Intl` takes it. */
export const locale = (): Language => i18n.global.locale.value

/** More English words: whole areas. */
export function learn(areas: Words): void {
  i18n.global.setLocaleMessage('en', markRaw({ ...i18n.global.getLocaleMessage('en'), ...(understood(areas) as object) }))
}

type Module = Promise<{ default: Words }>
const others: Record<Exclude<Language, 'en'>, () => Module> = {
  de: () => import('./de'),
  fr: () => import('./fr'),
  es: () => import('./es'),
  zh: () => import('./zh'),
}
/** What the server says: English comes from the server itself, see `told.ts`. */
const sentences: typeof others = {
  de: () => import('./de/server'),
  fr: () => import('./fr/server'),
  es: () => import('./es/server'),
  zh: () => import('./zh/server'),
}
let wanted: Language = 'en'

/** Speaks it as soon as its words are here. Where they cannot be loaded, what is spoken now stays. */
export async function speak(setting: LanguageSetting): Promise<void> {
  remember(setting)
  const language = (wanted = spoken(setting))
  if (language !== 'en' && !i18n.global.availableLocales.includes(language)) {
    const [words, server] = await Promise.all([others[language](), sentences[language]()]).catch(() => [])
    if (!words || !server) return
    const all = { ...words.default, server: server.default }
    i18n.global.setLocaleMessage(language, understood(all) as unknown as typeof en)
  }
  if (wanted !== language) return // another one was chosen meanwhile
  i18n.global.locale.value = language
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : language
}
