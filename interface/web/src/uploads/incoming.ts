// Files that come by drag, paste or choice: which of them may be pictures. What they really are the server finds out.
import { FILE_FORMATS } from '@/conversation/wire'
import type { Reason } from './item'

const ENDINGS = FILE_FORMATS.flatMap(({ endings }) => endings)
/** What a browser offers to choose from; the endings are for systems that know no type for them. */
export const CHOOSE = ['image/*', ...ENDINGS].join()

/** Whether it is not worth sending; null for what may be a picture. */
export function notAPicture(file: { name: string; type: string }, reason: Reason): Reason | null {
  const kind = file.type.split('/')[0]
  if (kind === 'image' && file.type !== 'image/svg+xml') return null
  const name = file.name.toLowerCase()
  return ENDINGS.some((ending) => name.endsWith(ending)) ? null : reason
}

/** Files in a drag: during it only their number is known. */
export function carriesFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') ?? false
}

/** How many files hang there; 0 where the browser does not tell. */
export function countOf(transfer: DataTransfer | null): number {
  return [...(transfer?.items ?? [])].filter((item) => item.kind === 'file').length
}

/** Pictures on the clipboard, unless words came with them: who copies a passage means the words. */
export function pasted(clipboard: DataTransfer | null): File[] {
  if (!clipboard || clipboard.types.includes('text/plain')) return []
  return [...clipboard.files].filter((file) => file.type.startsWith('image/'))
}

/** What a file is called; a picture from the clipboard has no name of its own. */
export function nameOf(file: File, fallback: string): string {
  return /^image\.\w+$/.test(file.name) || !file.name ? `${fallback}.${file.type.split('/')[1] ?? 'png'}` : file.name
}
