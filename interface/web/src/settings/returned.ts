// What a provider's page sent the browser back with, in the address of Settings.
import type { LocationQuery } from 'vue-router'

export interface CameBack {
  /** The provider's name. */
  from: string
  state: string
  /** Empty where the person did not allow it. */
  code: string
}

const one = (value: LocationQuery[string] | undefined): string => (typeof value === 'string' ? value : '')

/** Null where nobody came back. */
export function cameBack(query: LocationQuery): CameBack | null {
  const [from, state] = [one(query.from), one(query.state)]
  return from && state ? { from, state, code: one(query.code) } : null
}
