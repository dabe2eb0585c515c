// Shapes as they were kept: what was written by this page or by another program, made whole or refused. Pure.
import { INKS, type Align, type Shape } from './shapes'

/** Raises `TypeError` for what is no drawing of ours: then what it made is worked on, not its shapes. */
export function readShapes(drawing: unknown): Shape[] {
  const { version, shapes } = (drawing ?? {}) as { version?: unknown; shapes?: unknown }
  if (version !== 1 || !Array.isArray(shapes)) throw new TypeError('no drawing of this page')
  return shapes.map(readShape)
}

function readShape(said: unknown, at: number): Shape {
  const shape = (said ?? {}) as Record<string, unknown>
  const { kind, points, colour, width } = shape
  const drawn = (INKS as readonly unknown[]).includes(kind) && Array.isArray(points) && points.length >= 4 && points.every(Number.isFinite)
  if (!drawn || !/^#[0-9a-f]{6}$/i.test(String(colour)) || !Number.isFinite(width)) throw new TypeError(`shape ${at} is none`)
  return {
    id: String(shape.id ?? at),
    kind: kind as Shape['kind'],
    points: points as number[],
    colour: String(colour),
    width: Number(width),
    filled: shape.filled === true,
    text: typeof shape.text === 'string' ? shape.text : '',
    font: typeof shape.font === 'string' ? shape.font : 'sans',
    bold: shape.bold === true,
    align: (['left', 'center', 'right'] as const).find((align) => align === shape.align) ?? ('left' satisfies Align),
    outlined: shape.outlined === true,
    shaded: shape.shaded === true,
    stamp: typeof shape.stamp === 'string' ? shape.stamp : '',
  }
}
