// Opens a picture of the gallery full size, with its neighbours to step to.
import { told } from '@/locales/told'
import { downloadPicture } from '@/out/download'
import { openViewer, overlays } from '@/overlays'
import { toastFailure } from '@/ui/toasts'
import { store } from './open'
import type { Hung } from './types'

/** Neighbours on either side; more would fill the viewer's strip with what nobody sees. */
const AROUND = 40

export function viewHung(pictures: readonly (Hung | undefined)[], at: number): void {
  const before = pictures.slice(Math.max(0, at - AROUND), at).filter((picture) => picture !== undefined)
  const from = pictures.slice(at, at + AROUND + 1).filter((picture) => picture !== undefined)
  openViewer([...before, ...from].map(viewed), before.length)
}

function viewed(picture: Hung) {
  const { file: url, preview, title, width, height } = picture
  const alt = told(picture.alt, picture.said, 'alt')
  return {
    image: picture.id,
    url,
    preview,
    alt,
    title,
    width,
    height,
    about: () => (overlays.sheet = { id: picture.id, title }),
    changed: () => void store.renew(new Set([picture.id])).catch(toastFailure),
    save: () => void downloadPicture(picture),
  }
}
