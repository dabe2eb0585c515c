// A world that keeps what is drawn, for tests.
import type { Frame } from '@/adjusting/frame'
import type { DrawingWorld } from './calls'
import { BARE, type Shape } from './shapes'

export class FakeDrawings implements DrawingWorld {
  readonly kept: { version: string; shapes: readonly Shape[]; frame: Frame }[] = []
  /** What is read again; null where it is gone. */
  stored: Shape[] | null = []
  /** Nothing of the ink is seen. */
  blank = false
  private painted: Frame | null = null

  paint(_shapes: readonly Shape[], frame: Frame): Promise<Blob | null> {
    this.painted = frame
    return Promise.resolve(this.blank ? null : new Blob(['a layer']))
  }

  measure({ text }: Shape): number {
    return 0.5 * Math.max(...text.split('\n').map(({ length }) => length))
  }

  keep(_image: string, version: string, _layer: Blob, shapes: readonly Shape[]): Promise<string> {
    this.kept.push({ version, shapes, frame: this.painted! })
    return Promise.resolve(`layer ${this.kept.length}`)
  }

  annotate(below: Blob, shapes: readonly Shape[]): Promise<Blob> {
    return below.text().then((text) => new Blob([`${text} with ${shapes.map(({ kind }) => kind).join(' and ')}`]))
  }

  read(): Promise<Shape[]> {
    return this.stored ? Promise.resolve(this.stored) : Promise.reject(new Error('gone'))
  }
}

export function shapeOf(kind: Shape['kind'], points: readonly number[], more: Partial<Shape> = {}): Shape {
  return { ...BARE, id: kind, kind, points, width: 4, ...more }
}
