// The pixels of a picture, few enough to be worked on at once by the page itself.

/** Of the longer side, twice as many as a look is wide. */
const LONGEST = 160

/** Rejects where the picture cannot be shown. */
export async function smallPixels(url: string): Promise<ImageData> {
  const picture = new Image()
  picture.src = url
  await picture.decode()
  const factor = Math.min(1, LONGEST / Math.max(picture.naturalWidth, picture.naturalHeight))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.naturalWidth * factor))
  canvas.height = Math.max(1, Math.round(picture.naturalHeight * factor))
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return context.getImageData(0, 0, canvas.width, canvas.height)
}
