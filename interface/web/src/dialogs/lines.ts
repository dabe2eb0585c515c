// What Ctrl K finds, as a line of the list.
import { marked, plain, type Line } from '@/finding/line'
import { t } from '@/locales'
import { titled } from '@/locales/told'
import { iconOf } from '@/ui/icons'
import type { Found } from './found'

/** `words` are marked in it; `locale` writes its day. */
export function lineOf(found: Found, words: string, locale: string): Omit<Line, 'heading'> {
  const { id } = found
  if (found.kind === 'command') {
    const { icon, name, help } = found.entry
    return { id, icon: iconOf(icon), picture: null, title: marked(name, words), text: plain(help), end: '' }
  }
  if (found.kind === 'setting') {
    const { title, where } = found.setting
    const text = plain(t('dialogs.search.onTab', { tab: where }))
    return { id, icon: 'settings', picture: null, title: marked(title, words), text, end: '' }
  }
  if (found.kind === 'template') {
    const { title, text } = found.template
    return { id, icon: 'text', picture: null, title: marked(title, words), text: marked(text, words), end: '' }
  }
  if (found.kind === 'prompt') return { id, icon: 'undo', picture: null, title: marked(found.text, words), text: [], end: '' }
  if (found.kind === 'picture') {
    const { number, title, preview } = found.picture
    return { id, icon: 'image', picture: preview, number: `#${number}`, title: marked(title, words), text: [], end: '' }
  }
  const { row } = found
  return {
    id,
    icon: 'chat',
    picture: row.thumbnail,
    title: marked(titled(row).title || t('dialogs.search.untitled'), words),
    text: row.snippet ? marked(row.snippet, words) : [],
    end: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }).format(new Date(row.updated)),
    moment: row.updated,
  }
}
