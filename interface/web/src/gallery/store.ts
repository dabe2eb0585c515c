// The pictures that are wanted, kept true to the server: shapes of all of them, and those near the screen in full.
import { shallowRef } from 'vue'
import { toApiError, type ApiError } from '@/api/error'
import type { Asked } from './calls'
import { begins, filled, has, pieceOf, without, type Piece } from './pieces'
import type { Counts, Hung, Outline, Run } from './types'
import { askedOf, EVERYTHING, type Wanted } from './wanted'

/** Pieces that are read side by side. */
const AT_ONCE = 6

export interface World {
  page(asked: Asked): Promise<{ pictures: Hung[]; next: string | null }>
  outline(asked: Asked): Promise<Outline>
  counts(asked: Asked): Promise<Counts>
}

/** Held through `reactive`, which unwraps its refs; so its methods are arrows: they are called on the store itself. */
export class GalleryStore {
  readonly runs = shallowRef<readonly Run[]>([])
  /** One for each shape; undefined until it was read. */
  readonly pictures = shallowRef<readonly (Hung | undefined)[]>([])
  /** Titles of conversations by id. */
  readonly titles = shallowRef<Readonly<Record<string, string>>>({})
  readonly counts = shallowRef<Counts | null>(null)
  readonly loading = shallowRef(false)
  readonly failure = shallowRef<ApiError | null>(null)
  wanted: Wanted = EVERYTHING

  private pieces: Piece[] = []
  /** Changes with everything that makes an answer that is on its way worthless. */
  private round = 0

  constructor(private readonly world: World) {}

  /** Shows what is wanted. The first screen comes in one step, the shapes of the rest follow. */
  readonly open = async (wanted: Wanted): Promise<void> => {
    const round = ++this.round
    this.wanted = wanted
    this.loading.value = true
    try {
      const asked = askedOf(wanted)
      const [outline, page] = await Promise.all([this.world.outline(asked), this.world.page(asked), this.count()])
      if (round !== this.round) return
      this.pieces = outline.stretches.map(pieceOf)
      const [first] = this.pieces
      if (first && begins(first, page.pictures)) this.pieces[0] = filled(first, page.pictures.slice(0, first.pictures.length))
      this.titles.value = outline.conversations
      this.failure.value = null
      this.publish()
      this.loading.value = false
      await this.follow(outline.next, round)
    } catch (reason) {
      if (round !== this.round) return
      this.loading.value = false
      this.failure.value = toApiError(reason)
    }
  }

  /** Shapes after the first ones, until there are no more. */
  private async follow(next: string | null, round: number): Promise<void> {
    while (next) {
      const outline: Outline = await this.world.outline({ ...askedOf(this.wanted), after: next })
      if (round !== this.round) return
      this.pieces = [...this.pieces, ...outline.stretches.map(pieceOf)]
      this.titles.value = { ...this.titles.value, ...outline.conversations }
      this.publish()
      next = outline.next
    }
  }

  /** Everything anew, shown in one step: nobody sees it go. What stands from `from` to `to` is read before. */
  readonly refresh = async (from = 0, to = 0): Promise<void> => {
    const round = ++this.round
    const wanted = this.wanted
    const pieces: Piece[] = []
    let titles: Record<string, string> = {}
    let next: string | null = null
    try {
      do {
        const outline: Outline = await this.world.outline({ ...askedOf(wanted), after: next ?? undefined })
        pieces.push(...outline.stretches.map(pieceOf))
        titles = { ...titles, ...outline.conversations }
        next = outline.next
      } while (next)
      for (const at of piecesBetween(pieces, from, to)) {
        const { pictures } = await this.world.page(this.asked(pieces[at]!))
        pieces[at] = filled(pieces[at]!, pictures)
      }
      await this.count()
    } catch (reason) {
      if (round === this.round) this.failure.value = this.pieces.length ? null : toApiError(reason)
      return
    }
    if (round !== this.round) return
    this.pieces = remembered(pieces, this.pieces)
    this.titles.value = titles
    this.failure.value = null
    this.loading.value = false
    this.publish()
  }

  readonly count = async (): Promise<void> => {
    const wanted = this.wanted
    const counts = await this.world.counts(askedOf(wanted))
    if (wanted === this.wanted) this.counts.value = counts
  }

  /** Reads the pictures from index `from` to `to`, those that were not read yet. Rejects where the server cannot. */
  readonly read = async (from: number, to: number): Promise<void> => {
    const missing = piecesBetween(this.pieces, from, to).filter((at) => this.pieces[at]!.state === 'unread').map((at) => this.pieces[at]!)
    for (let at = 0; at < missing.length; at += AT_ONCE) {
      await Promise.all(missing.slice(at, at + AT_ONCE).map((piece) => this.readPiece(piece)))
    }
  }

  /** Reads pictures that were changed once more, and what is counted. */
  readonly renew = async (ids: ReadonlySet<string>): Promise<void> => {
    const changed = this.pieces.filter((piece) => has(piece, ids))
    await Promise.all([...changed.map((piece) => this.readPiece(piece)), this.count()])
  }

  private async readPiece(piece: Piece): Promise<void> {
    const round = this.round
    piece.state = 'reading'
    try {
      const { pictures } = await this.world.page(this.asked(piece))
      const at = this.pieces.indexOf(piece)
      if (round !== this.round || at < 0) return
      if (pictures.length !== piece.pictures.length) return await this.outOfDate(at)
      this.pieces[at] = filled(piece, pictures)
      this.publish()
    } catch (reason) {
      piece.state = 'unread'
      throw reason
    }
  }

  /** The shapes no longer fit what is there. */
  private outOfDate(at: number): Promise<void> {
    const start = this.pieces.slice(0, at).reduce((sum, piece) => sum + piece.pictures.length, 0)
    return this.refresh(start, start + this.pieces[at]!.pictures.length)
  }

  private asked(piece: Piece): Asked {
    return { ...askedOf(this.wanted), after: piece.after ?? undefined, upto: piece.upto, limit: String(piece.pictures.length + 1) }
  }

  /** They are gone from what is shown, before the server says so. */
  readonly remove = (ids: ReadonlySet<string>): void => {
    this.pieces = this.pieces.map((piece) => without(piece, ids)).filter((piece) => piece.pictures.length)
    this.publish()
  }

  readonly forget = (): void => {
    this.round += 1
    this.wanted = EVERYTHING
    this.pieces = []
    this.titles.value = {}
    this.counts.value = null
    this.publish()
  }

  /** Index of a picture that was read; -1 when it is not there. */
  readonly indexOf = (id: string): number => {
    return this.pictures.value.findIndex((picture) => picture?.id === id)
  }

  private publish(): void {
    this.runs.value = this.pieces.flatMap((piece) => piece.runs)
    this.pictures.value = this.pieces.flatMap((piece) => piece.pictures)
  }
}

/** What was read before stays on the screen until it is read again. */
function remembered(pieces: Piece[], before: readonly Piece[]): Piece[] {
  const known = new Map(before.map((piece) => [`${piece.after} ${piece.upto}`, piece]))
  return pieces.map((piece) => {
    const old = known.get(`${piece.after} ${piece.upto}`)
    const same = old && piece.state === 'unread' && old.pictures.length === piece.pictures.length
    return same ? { ...piece, pictures: old.pictures } : piece
  })
}

function piecesBetween(pieces: readonly Piece[], from: number, to: number): number[] {
  const found: number[] = []
  let start = 0
  pieces.forEach((piece, at) => {
    const end = start + piece.pictures.length
    if (start < to && end > from) found.push(at)
    start = end
  })
  return found
}
