// The hand over a mask: a finger, a pen or a mouse draws; arrows go from square to square, and Enter marks one.
import { computed, onBeforeUnmount, onMounted, ref, shallowRef } from 'vue'
import { Pen } from '@/cutout/pen'
import type { Point, Size } from '@/dialogs/view'
import { t } from '@/locales'
import { SQUARES, type Masking, type Touch } from './masking'

interface Desk {
  /** Receives the gestures. */
  pad: HTMLElement
  /** What the mask lies on. */
  canvas: HTMLElement
  picture: Size
  /** Pixels of the picture in one of the screen. */
  density: () => number
  tell(words: string): void
}

const WAYS: Record<string, [across: number, down: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

export function useMaskPen(masking: Masking, desk: Desk) {
  const cursor = shallowRef<Point | null>(null)
  const square = shallowRef<{ column: number; row: number } | null>(null)
  const panning = ref(false)
  const radius = computed(() => (masking.size.value / 2) * desk.density())
  const grid = computed(() => {
    const { width, height } = desk.picture
    const side = Math.max(width, height) / SQUARES
    return { side, columns: Math.ceil(width / side), rows: Math.ceil(height / side) }
  })
  /** The square that the keys are at, in pixels of the picture. */
  const held = computed(() => square.value && { from: corner(square.value, 0), to: corner(square.value, 1) })
  let pen: Pen | undefined

  onMounted(() => {
    pen = new Pen(desk.pad, {
      place,
      draws: (event) => !panning.value && !(event.target as Element).closest('button'),
    })
    for (const [name, heard] of Object.entries(drawing)) {
      pen.addEventListener(name, (event) => heard((event as CustomEvent<Touch[]>).detail))
    }
  })
  onBeforeUnmount(() => {
    drop()
    pen?.dispose()
  })

  const drawing: Record<string, (touches: Touch[]) => void> = {
    begin([first]) {
      square.value = null
      cursor.value = first!
      masking.begin(first!, radius.value)
    },
    draw(touches) {
      cursor.value = touches.at(-1)!
      masking.draw(touches, radius.value)
    },
    end: () => masking.end(),
    drop: () => masking.drop(),
    hover: ([at]) => (cursor.value = at!),
    leave: () => (cursor.value = null),
  }

  function place(event: PointerEvent): Touch {
    const { left, top, width } = desk.canvas.getBoundingClientRect()
    const scale = desk.picture.width / (width || desk.picture.width)
    // a mouse says 0.5 while it is pressed, and so does a finger that cannot tell
    const pressure = event.pointerType === 'pen' ? event.pressure : 0.5
    return { x: (event.clientX - left) * scale, y: (event.clientY - top) * scale, pressure }
  }

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const way = WAYS[event.key]
    if (way) go(...way)
    else if (event.key === 'Enter' && square.value) mark()
    else return
    event.preventDefault()
  }

  function go(across: number, down: number): void {
    const { columns, rows } = grid.value
    const { column, row } = square.value ?? { column: Math.floor(columns / 2) - across, row: Math.floor(rows / 2) - down }
    square.value = { column: within(column + across, columns), row: within(row + down, rows) }
    say(masking.isMarked(held.value!))
  }

  function mark(): void {
    say(masking.toggle(held.value!))
  }

  function say(marked: boolean): void {
    const { column, row } = square.value!
    const { columns, rows } = grid.value
    const state = t(marked ? 'masks.marked' : 'masks.unmarked')
    desk.tell(t('masks.square', { column: column + 1, columns, row: row + 1, rows, state }))
  }

  function corner({ column, row }: { column: number; row: number }, further: 0 | 1): Point {
    const { side } = grid.value
    const { width, height } = desk.picture
    return { x: Math.min(width, (column + further) * side), y: Math.min(height, (row + further) * side) }
  }

  function drop(): boolean {
    pen?.drop()
    return masking.drop()
  }

  return { cursor, radius, held, panning, press, drop }
}

function within(value: number, count: number): number {
  return Math.min(count - 1, Math.max(0, value))
}
