// @vitest-environment happy-dom
import { nextTick, ref } from 'vue'
import { afterEach, expect, test, vi } from 'vitest'
import type { PaletteEntry } from '@/api/types'
import type { Group } from './complete'
import { useInSteps } from './inSteps'

const paints: (() => void)[] = []
vi.mock('@/afterPaint', () => ({ afterPaint: (work: () => void) => paints.push(work) }))
afterEach(() => void paints.splice(0))

const paint = () => paints.splice(0).forEach((work) => work())
const offer = { text: '', caret: 0, name: '', help: '', entry: {} as PaletteEntry, said: false }
const group = (name: string, count: number): Group => ({
  name,
  offers: Array.from({ length: count }, (_, at) => ({ ...offer, id: `${name}${at}` })),
})
const all = [group('light', 4), group('colour', 20), group('finish', 20)]
const count = (groups: Group[]) => groups.reduce((sum, { offers }) => sum + offers.length, 0)

test('what is in sight comes at once, the rest with the paints that follow', () => {
  const shown = useInSteps(() => all, () => null)
  expect(shown.value.map(({ name, offers }) => [name, offers.length])).toEqual([['light', 4], ['colour', 5]])
  paint()
  expect(count(shown.value)).toBe(21)
  paint()
  paint()
  expect(shown.value).toEqual(all)
  expect(paints).toEqual([])
})

test('the marked one is always there: the arrow up goes to the last at once', () => {
  const marked = ref('light0')
  const shown = useInSteps(() => all, () => marked.value)
  marked.value = 'finish19'
  expect(shown.value).toEqual(all)
})

test('other words begin anew, and an earlier list no longer grows', async () => {
  const groups = ref(all)
  const shown = useInSteps(() => groups.value, () => null)
  paint()
  groups.value = [group('crop', 30)]
  await nextTick()
  expect(count(shown.value)).toBe(9)
  paint()
  expect(count(shown.value)).toBe(21)
})
