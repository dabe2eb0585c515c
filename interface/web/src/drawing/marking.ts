// A copy of a picture with what was drawn on it, for somebody to be shown: nothing of it is kept with the picture.
import type { Frame } from '@/adjusting/frame'
import { layerOf } from './paint'
import type { Shape } from './shapes'

/** Pixels of its long side: more than models look at. */
const LONGEST = 1600

/** A JPEG of the picture, all of which is what `frame` cuts out, with the ink on it. */
export async function annotated(below: Blob, shapes: readonly Shape[], frame: Frame): Promise<Blob> {
  const [picture, layer] = await Promise.all([createImageBitmap(below), layerOf(shapes, frame)])
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height))
  const [width, height] = [picture.width, picture.height].map((side) => Math.max(1, Math.round(side * scale))) as [number, number]
  const context = new OffscreenCanvas(width, height).getContext('2d')!
  context.fillStyle = 'white' // behind what is transparent, as a JPEG has nothing there
  context.fillRect(0, 0, width, height)
  context.drawImage(picture, 0, 0, width, height)
  picture.close()
  if (layer) context.drawImage(await createImageBitmap(layer), 0, 0, width, height)
  return context.canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 })
}
