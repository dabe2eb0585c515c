// What the server says, in the person's language.
import type { Said } from '@/conversation/wire'
import { i18n } from '.'

/** By its code where the language has it; else the server's own English. `name`: of the field that it stands in. */
export function told(text: string, said: Said | undefined, name: string): string {
  const sentence = said?.[name]
  if (!sentence) return text
  const { t, te } = i18n.global
  const key = `server.${sentence.code}`
  return te(key) ? t(key, sentence.params) : text
}
