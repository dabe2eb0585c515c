// What a person wants of a cut-out: plain values, and the call's body. Lengths are pixels of the picture that is cut.
import type { Stroke, SubjectBox as Box } from '@/conversation/wire'

export type { Stroke, SubjectBox as Box } from '@/conversation/wire'

export type Background =
  | { kind: 'none' }
  | { kind: 'colour'; colour: string }
  | { kind: 'blur' }
  /** Another picture of the conversation, by its image id. */
  | { kind: 'image'; image: string }

/** What undo takes back one at a time. */
export interface Marks {
  box: Box | null
  strokes: readonly Stroke[]
}

export interface Refinement extends Marks {
  method: string
  background: Background
  /** How it was asked for before: kept as it is. */
  matting?: boolean
  format?: string
}

/** The body of both calls, for a draft and for good. */
export interface Wish {
  version: string
  method?: string
  box?: Box
  strokes?: readonly Stroke[]
  background?: Background
  matting?: boolean
  format?: string
}

export const NOTHING: Background = Object.freeze({ kind: 'none' })
export const UNMARKED: Marks = Object.freeze({ box: null, strokes: [] })

export function withStroke(marks: Marks, stroke: Stroke): Marks {
  return { ...marks, strokes: [...marks.strokes, stroke] }
}

export function isMarked({ box, strokes }: Marks): boolean {
  return box !== null || strokes.length > 0
}

export function wishFor(version: string, { method, box, strokes, background, matting, format }: Refinement): Wish {
  return {
    version,
    ...(method && { method }),
    ...(box && { box }),
    ...(strokes.length && { strokes }),
    ...(background.kind !== 'none' && { background }),
    ...(matting !== undefined && { matting }),
    ...(format && { format }),
  }
}
