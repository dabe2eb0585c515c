// Copying a picture. Browsers take PNG only, so it is drawn once more on the way.

/** Rejects when the browser forbids it or the picture cannot be shown. `url` is one of our own, or a `data:` address. */
export async function copyPicture(url: string): Promise<void> {
  // the promise goes in unawaited: Safari allows the clipboard only straight after the press
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': asPng(url) })])
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
