// Which line a key leads to while the box keeps the focus.

/** Lines that a page key goes over. */
const PAGE = 8

/** The line after `key` of `count`; null for a key that goes nowhere. Arrows go round and round, the others end at the ends. */
export function lineAfter(key: string, at: number, count: number): number | null {
  const step = STEPS[key]
  if (!step || !count) return null
  return Math.min(count - 1, Math.max(0, step(Math.max(0, at), count)))
}

const STEPS: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  PageDown: (at) => at + PAGE,
  PageUp: (at) => at - PAGE,
  Home: () => 0,
  End: (_, count) => count - 1,
}
