// Where every picture hangs: rows that fill the width without cropping anything, under a heading for each conversation.
// Pure arithmetic over shapes, so that a page of any length has its final height before any picture was read.
import type { Run } from './types'

export interface Section {
  conversation: string
  first: string
  /** Index of its first picture. */
  start: number
  count: number
  top: number
}

export interface Row {
  /** Index of its first picture. */
  start: number
  top: number
  height: number
  /** In pixels. */
  widths: number[]
}

export interface Layout {
  sections: Section[]
  rows: Row[]
  height: number
  count: number
}

export interface Measures {
  width: number
  /** About how high a row is. */
  target: number
  gap: number
  /** Of a heading with the space above it. */
  heading: number
}

/** A last row is not blown up to the full width beyond this. */
const LARGEST = 1.25

export function lay(runs: readonly Run[], measures: Measures): Layout {
  const layout: Layout = { sections: [], rows: [], height: 0, count: 0 }
  for (const run of joined(runs)) {
    layout.sections.push({
      conversation: run.conversation,
      first: run.first,
      start: layout.count,
      count: run.ratios.length,
      top: layout.height,
    })
    layout.height += measures.heading
    hang(layout, run.ratios, measures)
  }
  return layout
}

/** Neighbours from one conversation that were told in two pieces are one section. */
export function joined(runs: readonly Run[]): Run[] {
  const whole: Run[] = []
  for (const run of runs) {
    const last = whole.at(-1)
    if (last?.conversation === run.conversation) whole[whole.length - 1] = { ...last, ratios: last.ratios.concat(run.ratios) }
    else whole.push(run)
  }
  return whole
}

function hang(layout: Layout, ratios: number[], { width, target, gap }: Measures): void {
  for (let start = 0; start < ratios.length; ) {
    const { end, sum } = fill(ratios, start, width, target, gap)
    const room = Math.max(1, width - gap * (end - start - 1))
    const full = end < ratios.length || room / sum <= target * LARGEST
    const height = Math.round(Math.min(room / sum, target * (full ? 2 : 1)))
    const widths = ratios.slice(start, end).map((ratio) => shape(ratio) * height)
    layout.rows.push({ start: layout.count, top: layout.height, height, widths: fitted(widths, room, full) })
    layout.height += height + gap
    layout.count += end - start
    start = end
  }
}

/** As many as make a row whose height comes closest to the wished one. */
function fill(ratios: number[], start: number, width: number, target: number, gap: number): { end: number; sum: number } {
  let sum = 0
  let before = Infinity
  for (let end = start; end < ratios.length; end += 1) {
    const next = sum + shape(ratios[end]!)
    const height = (width - gap * (end - start)) / next
    if (height <= target) {
      const closer = end > start && before - target < target - height
      return closer ? { end, sum } : { end: end + 1, sum: next }
    }
    sum = next
    before = height
  }
  return { end: ratios.length, sum }
}

/** What hardly any screen can show is narrowed: the picture itself is never cropped when it is opened. */
function shape(ratio: number): number {
  return Math.min(4000, Math.max(300, ratio)) / 1000
}

/** Whole pixels that fill the room exactly where the row is full. */
function fitted(widths: number[], room: number, full: boolean): number[] {
  const sum = widths.reduce((total, width) => total + width, 0)
  const scale = full || sum > room ? room / sum : 1
  let edge = 0
  let placed = 0
  return widths.map((width) => {
    edge += width * scale
    const whole = Math.max(1, Math.round(edge) - placed)
    placed += whole
    return whole
  })
}

/** Index of the last row that begins at or above `y`; 0 when there is none. */
export function rowAt(layout: Layout, y: number): number {
  return last(layout.rows, (row) => row.top <= y)
}

/** Index of the row with that picture. */
export function rowOf(layout: Layout, picture: number): number {
  return last(layout.rows, (row) => row.start <= picture)
}

export function sectionOf(layout: Layout, picture: number): Section | undefined {
  return layout.sections[last(layout.sections, (section) => section.start <= picture)]
}

function last<T>(sorted: readonly T[], holds: (one: T) => boolean): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (holds(sorted[middle]!)) low = middle
    else high = middle - 1
  }
  return Math.max(0, low)
}

/** The picture that an arrow, Home, End or a page key leads to; `page` is how high a screen is. */
export function moved(layout: Layout, from: number, key: string, page: number, ctrl = false): number {
  const end = layout.count - 1
  const row = rowOf(layout, from)
  const { start, widths } = layout.rows[row]!
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, from - 1)
    case 'ArrowRight':
      return Math.min(end, from + 1)
    case 'ArrowUp':
      return row === 0 ? from : under(layout, from, row - 1)
    case 'ArrowDown':
      return row === layout.rows.length - 1 ? from : under(layout, from, row + 1)
    case 'Home':
      return ctrl ? 0 : start
    case 'End':
      return ctrl ? end : start + widths.length - 1
    case 'PageUp':
      return under(layout, from, rowAt(layout, layout.rows[row]!.top - page))
    case 'PageDown':
      return under(layout, from, Math.max(Math.min(row + 1, layout.rows.length - 1), rowAt(layout, layout.rows[row]!.top + page)))
    default:
      return from
  }
}

/** The picture of another row that lies under the middle of this one. */
function under(layout: Layout, from: number, row: number): number {
  const middle = middleOf(layout, from)
  const { start, widths } = layout.rows[row]!
  const distances = widths.map((_, at) => Math.abs(middleOf(layout, start + at) - middle))
  return start + distances.indexOf(Math.min(...distances))
}

function middleOf(layout: Layout, picture: number): number {
  const { start, widths } = layout.rows[rowOf(layout, picture)]!
  const before = widths.slice(0, picture - start).reduce((sum, width) => sum + width, 0)
  return before + widths[picture - start]! / 2
}
