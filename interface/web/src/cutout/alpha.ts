// What a draft keeps, as coverage: for its edge, and for the share that is kept.

export interface Alpha {
  /** 0–255, row by row. */
  mask: Uint8Array
  width: number
  height: number
  /** The share that is kept, 0–1. */
  kept: number
}

/** As many pixels as an edge on a screen needs. */
const LONGEST = 640

export async function alphaOf(picture: Blob): Promise<Alpha> {
  const bitmap = await createImageBitmap(picture)
  const factor = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height))
  const width = Math.max(1, Math.round(bitmap.width * factor))
  const height = Math.max(1, Math.round(bitmap.height * factor))
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  context.drawImage(bitmap, 0, 0, width, height)
  bitmap.close()
  const { data } = context.getImageData(0, 0, width, height)
  const mask = Uint8Array.from({ length: width * height }, (_, index) => data[index * 4 + 3]!)
  const kept = mask.reduce((sum, one) => sum + one, 0) / (255 * mask.length)
  return { mask, width, height, kept }
}
