// The same thing done to many pictures, three at a time: how far it is, what failed and why, and a way to stop it.
import { toApiError, type ApiError } from '@/api/error'

export const AT_ONCE = 3

export interface Failed<T> {
  item: T
  error: ApiError
}

export interface Report<T, R> {
  done: { item: T; result: R }[]
  failed: Failed<T>[]
  /** Those that it did not come to, because it was stopped. */
  left: T[]
}

export interface BulkWork<T, R> {
  items: readonly T[]
  work: (item: T, signal: AbortSignal) => Promise<R>
  /** After each that is over. */
  progress?: (over: number) => void
  signal: AbortSignal
  /** Waits that many seconds, for a server that wants it slower. */
  wait?: (seconds: number) => Promise<void>
}

/** Never rejects: what fails is in the report, in the order of the items. */
export async function each<T, R>({ items, work, progress, signal, wait = rest }: BulkWork<T, R>): Promise<Report<T, R>> {
  const outcomes: ({ result: R } | { error: ApiError } | undefined)[] = items.map(() => undefined)
  let next = 0
  let over = 0
  async function go(): Promise<void> {
    while (next < items.length && !signal.aborted) {
      const at = next++
      outcomes[at] = await patiently(() => work(items[at]!, signal), signal, wait)
      if (outcomes[at]) progress?.(++over)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, go))
  return reported(items, outcomes)
}

/** Tries again as long as the server asks for more time. Undefined when it was stopped. */
async function patiently<R>(
  work: () => Promise<R>,
  signal: AbortSignal,
  wait: (seconds: number) => Promise<void>,
): Promise<{ result: R } | { error: ApiError } | undefined> {
  while (!signal.aborted) {
    try {
      return { result: await work() }
    } catch (reason) {
      if (signal.aborted) return undefined
      const error = toApiError(reason)
      if (error.status !== 429 || error.retryAfter === null) return { error }
      await wait(error.retryAfter)
    }
  }
  return undefined
}

function reported<T, R>(items: readonly T[], outcomes: ({ result: R } | { error: ApiError } | undefined)[]): Report<T, R> {
  const report: Report<T, R> = { done: [], failed: [], left: [] }
  items.forEach((item, at) => {
    const outcome = outcomes[at]
    if (!outcome) report.left.push(item)
    else if ('error' in outcome) report.failed.push({ item, error: outcome.error })
    else report.done.push({ item, result: outcome.result })
  })
  return report
}

function rest(seconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, seconds * 1000))
}
