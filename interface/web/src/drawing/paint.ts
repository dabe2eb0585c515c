// Ink on a canvas: the twin of `InkShape.vue`, for what travels to the server as a layer.
import type { Frame } from '@/adjusting/frame'
import { fontOf } from './fonts'
import { linesOf, outlinesOf, stampOf } from './outline'
import { boundsOf, isVeil, type Shape } from './shapes'

/** Pixels of a layer: the most that every browser's canvas has. Of a larger picture it is drawn smaller, and stretched. */
const MOST = 16_000_000
/** Shares of the letters' size. */
export const OUTLINE = 0.14
export const SHADE = { away: 0.06, soft: 0.05, colour: 'rgb(0 0 0 / .65)' }

/** A PNG of the shape of what `frame` cuts out; null where nothing of the ink is seen in it. */
export async function layerOf(shapes: readonly Shape[], frame: Frame): Promise<Blob | null> {
  const ink = shapes.filter((shape) => !isVeil(shape))
  if (!ink.length) return null
  const texts = ink.filter(({ kind }) => kind === 'text')
  await Promise.all(texts.map(({ font, bold, text }) => document.fonts.load(fontOf(16, font, bold), text)))
  const scale = Math.min(1, Math.sqrt(MOST / (frame.width * frame.height)))
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(frame.width * scale)), Math.max(1, Math.round(frame.height * scale)))
  const context = canvas.getContext('2d')!
  context.scale(canvas.width / frame.width, canvas.height / frame.height)
  context.translate(-frame.x, -frame.y)
  for (const shape of ink) painted(context, shape, scale)
  return isBlank(context) ? null : canvas.convertToBlob({ type: 'image/png' })
}

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/** `scale`: pixels of the canvas for one of the picture; a shadow does not follow the canvas's own. */
function painted(context: Context, shape: Shape, scale: number): void {
  context.save()
  context.lineCap = context.lineJoin = 'round'
  context.lineWidth = shape.width
  context.strokeStyle = context.fillStyle = shape.colour
  if (shape.kind === 'text') letters(context, shape, scale)
  else if (shape.kind === 'stamp') stamp(context, shape)
  else {
    for (const { path, fill } of outlinesOf(shape)) {
      if (fill) context.fill(new Path2D(path))
      context.stroke(new Path2D(path))
    }
  }
  context.restore()
}

function letters(context: Context, shape: Shape, scale: number): void {
  const { size, lines } = linesOf(shape)
  context.font = fontOf(size, shape.font, shape.bold)
  context.textAlign = shape.align
  if (shape.shaded) {
    context.shadowColor = SHADE.colour
    context.shadowOffsetY = size * SHADE.away * scale
    context.shadowBlur = 2 * size * SHADE.soft * scale
  }
  for (const { text, x, y } of lines) {
    if (shape.outlined) {
      context.strokeStyle = contrasting(shape.colour)
      context.lineWidth = size * OUTLINE
      context.strokeText(text, x, y)
      context.shadowColor = 'transparent'
    }
    context.fillText(text, x, y)
  }
}

function stamp(context: Context, shape: Shape): void {
  const { x, y, width, height } = boundsOf(shape)
  context.translate(x, y)
  context.scale(width / 24, height / 24)
  context.fill(new Path2D(stampOf(shape)), 'evenodd')
}

/** What goes around letters of that colour so that they are read on anything. */
export function contrasting(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) || 0)
  return 0.299 * red + 0.587 * green + 0.114 * blue > 140 ? '#1a1a19' : '#ffffff'
}

/** How wide the letters are, for a size of 1. */
export function measured(shape: Shape): number {
  const context = new OffscreenCanvas(1, 1).getContext('2d')!
  context.font = fontOf(100, shape.font, shape.bold)
  return Math.max(0.3, ...shape.text.split('\n').map((line) => context.measureText(line).width / 100))
}

function isBlank(context: OffscreenCanvasRenderingContext2D): boolean {
  const { width, height } = context.canvas
  const rows = Math.max(1, Math.floor(1_000_000 / width))
  for (let top = 0; top < height; top += rows) {
    const { data } = context.getImageData(0, top, width, Math.min(rows, height - top))
    if (new Uint32Array(data.buffer).some(Boolean)) return false
  }
  return true
}
