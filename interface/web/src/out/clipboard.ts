// Copying a picture. Browsers take PNG only, so it is drawn once more on the way; and only pages of their own machine or
// with https may copy at all.
import { t } from '@/locales'
import { toast } from '@/ui/toasts'

/** Copies what an address of ours (or a `data:` one) shows. Never rejects: `done`, or why not, is said. */
export async function copyPicture(url: string, done: string): Promise<void> {
  if (!canCopy()) {
    toast(t(window.isSecureContext ? 'out.copy.unable' : 'out.copy.insecure'))
    return
  }
  try {
    // the promise goes in unawaited: Safari allows the clipboard only straight after the press
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': asPng(url) })])
    toast(done)
  } catch (reason) {
    toast(t(reason instanceof DOMException && reason.name === 'EncodingError' ? 'out.copy.missing' : 'out.copy.refused'))
  }
}

function canCopy(): boolean {
  return typeof ClipboardItem !== 'undefined' && typeof navigator.clipboard?.write === 'function'
}

/** Through an `<img>`, because the content security policy lets `fetch` read no `data:` addresses. */
async function asPng(url: string): Promise<Blob> {
  const picture = new Image()
  picture.src = url
  await picture.decode()
  const canvas = new OffscreenCanvas(picture.naturalWidth, picture.naturalHeight)
  canvas.getContext('2d')?.drawImage(picture, 0, 0)
  return canvas.convertToBlob({ type: 'image/png' })
}
