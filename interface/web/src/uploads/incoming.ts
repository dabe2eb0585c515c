// Files that come by drag, paste or choice: which of them may be pictures. What they really are the server finds out.
import { FILE_FORMATS } from '@/conversation/wire'
import type { Reason } from './item'

const ENDINGS = FILE_FORMATS.flatMap(({ endings }) => endings)
/** What a browser offers to choose from; the endings are for systems that know no type for them. */
export const CHOOSE = ['image/*', ...ENDINGS].join()

function calledLikeOne(name: string): boolean {
  const small = name.toLowerCase()
  return ENDINGS.some((ending) => small.endsWith(ending))
}

/** Whether it is not worth sending; null for what may be a picture. */
export function notAPicture(file: { name: string; type: string }, reason: Reason): Reason | null {
  const kind = file.type.split('/')[0]
  if (kind === 'image' && file.type !== 'image/svg+xml') return null
  return calledLikeOne(file.name) ? null : reason
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

/** The type of what is dragged out of this page itself. */
export const OWN = 'application/x-atelier'

/** Whether one of our own pictures hangs there: during a drag it is not known which. */
export function carriesOwn(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes(OWN) ?? false
}

/** The address of something that is dragged here from another page; null for files, and for what is ours. */
export function addressIn(transfer: DataTransfer | null): string | null {
  if (!transfer || carriesFiles(transfer) || transfer.types.includes(OWN)) return null
  const lines = transfer.getData('text/uri-list').split(/\r?\n/)
  return webAddress(lines.find((line) => line && !line.startsWith('#')) ?? '')?.href ?? null
}

/** Whether an address may hang there: during a drag it cannot be read yet. */
export function carriesAddress(transfer: DataTransfer | null): boolean {
  const types = transfer?.types ?? []
  return types.includes('text/uri-list') && !types.includes('Files') && !types.includes(OWN)
}

/** The address of a picture, where the clipboard holds that and nothing else. */
export function pastedAddress(clipboard: DataTransfer | null): string | null {
  const address = webAddress(clipboard?.getData('text/plain').trim() ?? '')
  return address && calledLikeOne(address.pathname) ? address.href : null
}

function webAddress(text: string): URL | null {
  if (!/^https?:\/\/\S+$/i.test(text) || !URL.canParse(text)) return null
  const address = new URL(text)
  return address.origin === location.origin ? null : address
}

/** What a file is called; a picture from the clipboard has no name of its own. */
export function nameOf(file: File, fallback: string): string {
  return /^image\.\w+$/.test(file.name) || !file.name ? `${fallback}.${file.type.split('/')[1] ?? 'png'}` : file.name
}
