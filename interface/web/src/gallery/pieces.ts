// The gallery in pieces: first their shapes, later, piece by piece, the pictures themselves. Pure.
import type { Hung, Run, Stretch } from './types'

export interface Piece {
  after: string | null
  upto: string
  runs: Run[]
  /** One for each shape; undefined until it was read. */
  pictures: (Hung | undefined)[]
  state: 'unread' | 'reading' | 'read'
}

export function pieceOf({ after, upto, runs }: Stretch): Piece {
  const count = runs.reduce((sum, run) => sum + run.ratios.length, 0)
  return { after, upto, runs, pictures: Array.from({ length: count }, () => undefined), state: 'unread' }
}

/** Whether a page that was asked for by itself begins with all of the piece. */
export function begins(piece: Piece, pictures: readonly Hung[]): boolean {
  const last = pictures[piece.pictures.length - 1]
  return last !== undefined && `${last.created}_${last.id}` === piece.upto
}

/** The piece with its pictures and the shapes they have now. */
export function filled(piece: Piece, pictures: readonly Hung[]): Piece {
  return { ...piece, pictures: [...pictures], runs: runsOf(pictures), state: 'read' }
}

/** The piece without some of its pictures. Those that were not read stay. */
export function without(piece: Piece, ids: ReadonlySet<string>): Piece {
  if (!piece.pictures.some((picture) => picture && ids.has(picture.id))) return piece
  const stays = piece.pictures.map((picture) => !picture || !ids.has(picture.id))
  let at = 0
  const runs = piece.runs.map((run) => ({ ...run, ratios: run.ratios.filter(() => stays[at++]) })).filter((run) => run.ratios.length)
  return { ...piece, runs, pictures: piece.pictures.filter((_, index) => stays[index]) }
}

export function has(piece: Piece, ids: ReadonlySet<string>): boolean {
  return piece.pictures.some((picture) => picture !== undefined && ids.has(picture.id))
}

function runsOf(pictures: readonly Hung[]): Run[] {
  const runs: Run[] = []
  for (const { conversation, created, width, height } of pictures) {
    const ratio = Math.max(1, Math.round((1000 * width) / Math.max(1, height)))
    const last = runs.at(-1)
    if (last?.conversation === conversation) last.ratios.push(ratio)
    else runs.push({ conversation, first: created, ratios: [ratio] })
  }
  return runs
}
