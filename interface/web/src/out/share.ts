// The share sheet of a telephone, where the browser can hand files to it.
import { t } from '@/locales'
import { toast, toastFailure } from '@/ui/toasts'
import { pictureFile } from './file'

/** Whether this browser shares pictures; it is asked with a file of the kind, without showing anything. */
export function canShare(): boolean {
  if (typeof navigator.canShare !== 'function') return false
  return navigator.canShare({ files: [new File([], 'picture.png', { type: 'image/png' })] })
}

/** Offers a version to the other programs of this machine. To think better of it is no failure. */
export async function sharePicture(image: { id: string; title: string }, version: { id: string }): Promise<void> {
  try {
    const { blob, name } = await pictureFile(image.id, version.id)
    await navigator.share({ files: [new File([blob], name, { type: blob.type })], title: image.title })
  } catch (reason) {
    if (!(reason instanceof DOMException)) toastFailure(reason)
    else if (reason.name !== 'AbortError') toast(t('out.shareRefused'))
  }
}
