// The words of the page in the person's language. English is the only one yet.
import { createI18n } from 'vue-i18n'
import en from './en'
import { understood } from './understood'

const messages = { en: understood(en) as unknown as typeof en }
export const i18n = createI18n({ legacy: false, locale: 'en', fallbackLocale: 'en', messages })

/** For code outside of components. Inside of them: `const { t } = useI18n()`. */
export const t = i18n.global.t
