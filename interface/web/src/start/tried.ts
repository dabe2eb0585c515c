// What of the first three things was tried in this browser: they get a tick, until all of them have one.
import { computed, ref } from 'vue'

const KEY = 'atelier.tried'
export const FIRST_THINGS = ['/compress', '/nobg', ''] as const
export type FirstThing = (typeof FIRST_THINGS)[number]

function kept(): string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(found) ? found.map(String) : []
  } catch {
    return [] // forbidden, or not what was written
  }
}

const done = ref(new Set(kept()))

export const tried = computed<ReadonlySet<string>>(() => done.value)
/** Of the three. */
export const triedCount = computed(() => FIRST_THINGS.filter((one) => done.value.has(one)).length)

export function haveTried(what: FirstThing): void {
  done.value = new Set([...done.value, what])
  try {
    localStorage.setItem(KEY, JSON.stringify([...done.value]))
  } catch {
    // it is known for as long as this page lives
  }
}
