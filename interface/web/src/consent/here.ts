// Messages of which nothing goes to a provider, whatever is chosen. Pure.
import type { PaletteEntry } from '@/api/types'
import { opened } from '@/composer/slash'

const NAME = /^\/[a-z][\w-]*(?![\w/-])/i
/** What ends a line for the server, too. */
const LINES = /[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+/
/** Its commands are done here as a rule; some of them go to a provider where that is asked for. */
const EITHER = 'retouch'

/** Whether each line is a command that is always done in the studio. */
export function doneHere(text: string, palette: readonly PaletteEntry[]): boolean {
  const lines = text.split(LINES).flatMap((line) => opened(line).trim() || [])
  return lines.length > 0 && lines.every((line) => isHere(NAME.exec(line)?.[0].toLowerCase(), palette))
}

function isHere(name: string | undefined, palette: readonly PaletteEntry[]): boolean {
  const entry = name && palette.find((each) => each.name === name || each.aliases.includes(name))
  return !!entry && entry.local && entry.group !== EITHER
}
