// When a picture that is being painted will be there: by how far it is, or by how long its model took before.

/** Seconds that are left, or that it is over its usual time, or only what has passed. */
export type Finish = { left: number } | { late: number } | { passed: number }

/** `passed` and `expected` in seconds; `expected` is null where nobody knows. */
export function finishOf(fraction: number | null, passed: number, expected: number | null): Finish {
  if (expected !== null && passed >= expected) return { late: Math.floor(passed) }
  const told = fraction !== null && fraction >= 0.1 && fraction < 1 && passed >= 2 ? (passed * (1 - fraction)) / fraction : null
  const left = told ?? (expected === null ? null : expected - passed)
  return left === null ? { passed: Math.floor(passed) } : { left: Math.max(1, Math.round(left)) }
}

/** The share that the meter shows where the model says none: never full before the picture is there. */
export function shareOf(fraction: number | null, passed: number, expected: number | null): number | null {
  if (fraction !== null) return fraction
  return expected === null ? null : Math.min(0.95, passed / Math.max(expected, 0.1))
}
