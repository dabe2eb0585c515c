// The original out of focus, without its subject: what stands behind a cut-out whose background is blurred.
// The counterpart of `blurred` in imaging/cutout/ground.py: a mean in which the subject has no weight.
import type { Alpha } from './alpha'

/** Pixels of the long side at which means are taken; about its thirtieth part is one of them. */
const COARSE = 32
/** Doublings from there on: smoothed at every step, which leaves no squares. */
const STEPS = 4
/** Laid over itself, what is thin becomes dense and keeps its colour: the mean, divided by its weight. */
const TIMES = 24

export async function outOfFocus(url: string, alpha: Alpha): Promise<Blob> {
  const original = await createImageBitmap(await (await fetch(url)).blob())
  const sharp = drawn(alpha.width, alpha.height, original)
  original.close()
  const pixels = sharp.getImageData(0, 0, alpha.width, alpha.height)
  alpha.mask.forEach((covered, index) => (pixels.data[index * 4 + 3] = 255 - covered))
  sharp.putImageData(pixels, 0, 0)
  let now = dense(shrunk(sharp.canvas))
  for (let step = 0; step < STEPS; step++) now = drawn(now.width * 2, now.height * 2, now).canvas
  return now.convertToBlob({ type: 'image/webp', quality: 0.9 })
}

/** Halved again and again, so that every pixel counts in the mean. */
function shrunk(canvas: OffscreenCanvas): OffscreenCanvas {
  let now = canvas
  while (Math.max(now.width, now.height) > COARSE) {
    const factor = Math.max(0.5, COARSE / Math.max(now.width, now.height))
    now = drawn(Math.max(1, Math.round(now.width * factor)), Math.max(1, Math.round(now.height * factor)), now).canvas
  }
  return now
}

function dense(thin: OffscreenCanvas): OffscreenCanvas {
  // neighbours reach into where nothing but the subject was
  const wide = drawn(Math.max(1, thin.width >> 2), Math.max(1, thin.height >> 2), thin).canvas
  const context = drawn(thin.width, thin.height, wide)
  for (let time = 0; time < TIMES; time++) context.drawImage(wide, 0, 0, thin.width, thin.height)
  for (let time = 0; time < TIMES; time++) context.drawImage(thin, 0, 0)
  return context.canvas
}

function drawn(width: number, height: number, picture: CanvasImageSource): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, width, height)
  return context
}
