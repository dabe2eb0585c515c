// Which rows of the wall are in the page: of thousands of pictures only those near the screen, each at its place.
import { computed, nextTick, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import { useElementSize } from '@vueuse/core'
import { toastFailure } from '@/ui/toasts'
import { lay, rowAt, rowOf, type Layout, type Row, type Section } from './layout'
import { store } from './open'

/** So far beyond the screen rows are kept ready, in screens. */
const BEYOND = 0.75
const SETTLED_MS = 70
/** Of the line over a conversation's pictures; CSS pixels, as all lengths here. */
const HEADING = 50

export type Block = { row: Row; at: number; section?: never } | { section: Section; row?: never; at?: never }

interface Wall {
  layout: ComputedRef<Layout>
  /** Rows and headings in the order of the page; the row with the focus stays, however far away. */
  blocks: ComputedRef<Block[]>
  /** Looks again where the screen is. */
  look: () => void
}

/** `target`: how high a row should be. */
export function useWall(
  grid: Ref<HTMLElement | undefined>,
  scroller: () => HTMLElement | null,
  target: () => number,
  focused: Ref<number>,
): Wall {
  const { width } = useElementSize(grid)
  const screen = shallowRef({ top: 0, bottom: 1200 })

  /** Nothing hangs before the wall's width is known: it would only have to move. */
  const layout = computed(() =>
    lay(width.value ? store.runs : [], { width: Math.floor(width.value), target: target(), gap: 8, heading: HEADING }),
  )
  const shown = computed(() => {
    if (!layout.value.rows.length) return { from: 0, to: 0 }
    const room = (screen.value.bottom - screen.value.top) * BEYOND
    return { from: rowAt(layout.value, screen.value.top - room), to: rowAt(layout.value, screen.value.bottom + room) + 1 }
  })
  const blocks = computed(() => blocksOf(layout.value, shown.value, rowOf(layout.value, focused.value)))

  function look() {
    const box = scroller()
    if (!box || !grid.value) return
    const top = box.scrollTop - grid.value.offsetTop
    screen.value = { top, bottom: top + box.clientHeight }
  }

  readWhenSettled(layout, shown)
  lookWhileScrolling(scroller, look)
  keepTop(grid, scroller, layout)
  return { layout, blocks, look }
}

function blocksOf({ rows, sections }: Layout, { from, to }: { from: number; to: number }, stay: number): Block[] {
  const [first, end] = [rows[from], rows[to - 1]]
  if (!first || !end) return []
  const inside = sections.filter((section) => section.top + HEADING >= first.top && section.top <= end.top + end.height)
  const list: Block[] = inside.map((section) => ({ section }))
  for (let at = from; at < to; at += 1) list.push({ row: rows[at]!, at })
  if ((stay < from || stay >= to) && rows[stay]) list.push({ row: rows[stay], at: stay })
  return list.sort((a, b) => (a.row ?? a.section!).top - (b.row ?? b.section!).top)
}

/** Only what the eye rests on is read: not what flies by when the scrollbar is dragged. */
function readWhenSettled(layout: Ref<Layout>, shown: Ref<{ from: number; to: number }>): void {
  let settle: ReturnType<typeof setTimeout> | undefined
  watch([shown, () => store.runs], () => {
    clearTimeout(settle)
    settle = setTimeout(() => {
      const [first, last] = [layout.value.rows[shown.value.from], layout.value.rows[shown.value.to - 1]]
      if (first && last) store.read(first.start, last.start + last.widths.length).catch(toastFailure)
    }, SETTLED_MS)
  })
}

function lookWhileScrolling(scroller: () => HTMLElement | null, look: () => void): void {
  let frame = 0
  watch(scroller, (box, _, clean) => {
    if (!box) return
    const scrolled = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(look)
    }
    box.addEventListener('scroll', scrolled, { passive: true })
    const sized = new ResizeObserver(scrolled)
    sized.observe(box)
    clean(() => {
      box.removeEventListener('scroll', scrolled)
      sized.disconnect()
      cancelAnimationFrame(frame)
    })
  }, { immediate: true })
}

/** A wider window or another size of pictures: what was at the top stays there. */
function keepTop(grid: Ref<HTMLElement | undefined>, scroller: () => HTMLElement | null, layout: Ref<Layout>): void {
  watch(layout, async (now, before) => {
    const box = scroller()
    if (!box || !grid.value || !before.rows.length || !now.rows.length) return
    const at = box.scrollTop - grid.value.offsetTop
    if (at <= 0 || now.count !== before.count || now.height === before.height) return
    const row = before.rows[rowAt(before, at)]!
    const same = now.rows[rowOf(now, row.start)]!
    await nextTick()
    box.scrollTop += same.top - row.top
  }, { flush: 'sync' })
}
