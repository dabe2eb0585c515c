// Copying a picture. Browsers take PNG only, so any other format is drawn once more on the way.

/** Rejects when the browser forbids it or the picture cannot be read. `url` is one of our own. */
export async function copyPicture(url: string): Promise<void> {
  // the promise goes in unawaited: Safari allows the clipboard only straight after the press
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': asPng(url) })])
}

async function asPng(url: string): Promise<Blob> {
  const blob = await (await fetch(url)).blob()
  if (blob.type === 'image/png') return blob
  const bitmap = await createImageBitmap(blob)
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
  return canvas.convertToBlob({ type: 'image/png' })
}
