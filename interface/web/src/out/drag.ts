// A picture that is dragged out of the page: to the desktop as a file under its name, elsewhere as its address.
import { ROOT } from '@/api/root'
import type { Image, Version } from '@/conversation/wire'
import { OWN } from '@/uploads/incoming'

const ENDINGS: Record<string, string> = { 'image/jpeg': 'jpg', 'image/svg+xml': 'svg', 'image/tiff': 'tif' }

/** As a file is called on any system: what no name may hold is a blank. */
export function fileName(title: string, mediaType: string): string {
  const name = title.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, ' ').replace(/^[. ]+|[. ]+$/g, '').replace(/ {2,}/g, ' ').slice(0, 120)
  return `${name || 'picture'}.${ENDINGS[mediaType] ?? mediaType.split('/')[1] ?? 'png'}`
}

/** In `dragstart`. The browser fetches the file itself, with its cookie, once it was dropped outside. */
export function carryOut(event: DragEvent, image: Image, version: Version): void {
  const transfer = event.dataTransfer
  if (!transfer) return
  const path = `${ROOT}/api/v1/images/${image.id}/download?format=same&version=${version.id}`
  const { href } = new URL(path, location.href)
  transfer.setData('DownloadURL', `${version.media_type}:${fileName(image.title, version.media_type)}:${href}`)
  transfer.setData('text/uri-list', href)
  transfer.setData(OWN, image.id)
  transfer.effectAllowed = 'copy'
}
