// Steps that can be taken back and done again. Pure: every function answers with another history.

export interface History<T> {
  past: readonly T[]
  now: T
  ahead: readonly T[]
}

export function begun<T>(now: T): History<T> {
  return { past: [], now, ahead: [] }
}

export function changed<T>({ past, now }: History<T>, next: T): History<T> {
  return { past: [...past, now], now: next, ahead: [] }
}

export function undone<T>(history: History<T>): History<T> {
  const { past, now, ahead } = history
  return past.length ? { past: past.slice(0, -1), now: past.at(-1)!, ahead: [now, ...ahead] } : history
}

export function redone<T>(history: History<T>): History<T> {
  const { past, now, ahead } = history
  return ahead.length ? { past: [...past, now], now: ahead[0]!, ahead: ahead.slice(1) } : history
}
