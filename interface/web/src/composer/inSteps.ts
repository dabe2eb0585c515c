// A long list in steps: what is in sight at once, the rest a few at a time after each paint, so that a key is answered
// within a frame or two also on a slow phone.
import { computed, ref, watch } from 'vue'
import { afterPaint } from '@/afterPaint'
import type { Group } from './complete'

/** Offers that fill the palette, and how many come with each paint after that. */
const FIRST = 9
const STEP = 12

/** The first of the groups' offers; the marked one is always among those that are shown. */
export function useInSteps(groups: () => Group[], marked: () => string | null) {
  const reached = ref(FIRST)
  let round = 0

  const places = computed(() => groups().flatMap((group) => group.offers.map((offer) => offer.id)))
  const shown = computed(() => cut(groups(), Math.max(reached.value, places.value.indexOf(marked() ?? '') + 1)))

  watch(places, () => grow(++round, FIRST), { immediate: true })

  function grow(of: number, count: number): void {
    if (of !== round) return
    reached.value = count
    if (count < places.value.length) afterPaint(() => grow(of, count + STEP))
  }

  return shown
}

function cut(groups: Group[], count: number): Group[] {
  let left = count
  return groups.flatMap(({ name, offers }) => {
    const some = offers.slice(0, Math.max(0, left))
    left -= offers.length
    return some.length ? [{ name, offers: some }] : []
  })
}
