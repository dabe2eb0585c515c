// The masks' part of the HTTP table in docs/architecture.md.
import { call } from '@/api/client'
import { ROOT } from '@/api/root'
import type { Size } from '@/dialogs/view'
import type { MaskWorld } from './masking'
import type { Raster } from './raster'

/** A mask that is kept with a version; its picture never changes. */
export interface KeptMask {
  mask_id: string
  version: string
  /** The share of the picture that it takes, 0–1. */
  coverage: number
}

/** The turn that paints. */
export interface Begun {
  turn: string
  conversation: string
}

const one = encodeURIComponent

export const maskUrl = ({ mask_id }: Pick<KeptMask, 'mask_id'>) => `${ROOT}/api/v1/masks/${one(mask_id)}`

export const masks: MaskWorld = {
  async keep(image, version, raster, signal) {
    const body = await pngOf(raster)
    return call<KeptMask>('POST', `/images/${one(image)}/masks`, { query: { version }, body, signal })
  },
  list: (image) => call<{ masks: KeptMask[] }>('GET', `/images/${one(image)}/masks`).then(({ masks: all }) => all),
  select: (image, version, kind, at, signal) =>
    call<KeptMask>('POST', `/images/${one(image)}/masks/select`, { body: { kind, version, x: at?.x, y: at?.y }, signal }),
  erase: (image, version, mask, signal) => call('POST', `/images/${one(image)}/erase`, { body: { mask, version }, signal }),
  paint: (image, version, mask, prompt, model, signal) =>
    call<Begun>('POST', `/images/${one(image)}/inpaint`, { body: { prompt, mask, version, model: model || undefined }, signal }),
  async read(mask, size) {
    const picture = new Image()
    picture.src = maskUrl({ mask_id: mask })
    await picture.decode()
    const context = paper(size)
    context.drawImage(picture, 0, 0, size.width, size.height)
    const { data } = context.getImageData(0, 0, size.width, size.height)
    return Uint8Array.from({ length: size.width * size.height }, (_, at) => data[at * 4]!)
  },
}

function paper({ width, height }: Size): OffscreenCanvasRenderingContext2D {
  return new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!
}

/** White is to be changed. */
function pngOf({ width, height, data }: Raster): Promise<Blob> {
  const pixels = new ImageData(width, height)
  const greys = new Uint32Array(pixels.data.buffer)
  data.forEach((value, at) => (greys[at] = (255 << 24) | (value * 0x010101)))
  const context = paper({ width, height })
  context.putImageData(pixels, 0, 0)
  return context.canvas.convertToBlob({ type: 'image/png' })
}
