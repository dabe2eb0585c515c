// The layers' part of the HTTP table in docs/architecture.md.
import { call } from '@/api/client'
import type { Frame } from '@/adjusting/frame'
import { annotated } from './marking'
import { layerOf, measured } from './paint'
import { readShapes } from './reading'
import type { Shape } from './shapes'

export interface DrawingWorld {
  /** What travels of it; null where nothing is seen. */
  paint(shapes: readonly Shape[], frame: Frame): Promise<Blob | null>
  /** How wide letters are for a size of 1. */
  measure(shape: Shape): number
  /** Keeps what was drawn with a version; its id. */
  keep(image: string, version: string, layer: Blob, shapes: readonly Shape[], signal: AbortSignal): Promise<string>
  read(layer: string): Promise<Shape[]>
  /** A copy of the picture below with the ink on it. */
  annotate(below: Blob, shapes: readonly Shape[], frame: Frame): Promise<Blob>
}

const one = encodeURIComponent

export const drawings: DrawingWorld = {
  paint: layerOf,
  measure: measured,
  annotate: annotated,
  async keep(image, version, layer, shapes, signal) {
    const body = new FormData()
    body.append('file', layer, 'layer.png')
    body.append('drawing', JSON.stringify({ version: 1, shapes }))
    const { layer_id: id } = await call<{ layer_id: string }>('POST', `/images/${one(image)}/layers`, { query: { version }, body, signal })
    return id
  },
  async read(layer) {
    const { drawing } = await call<{ drawing: unknown }>('GET', `/layers/${one(layer)}`)
    return readShapes(drawing)
  },
}
