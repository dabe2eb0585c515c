// What a conversation has cost: what the server said when it was read, and what its replies have told since.
import { isRunning, type Branch } from './branch'

export interface Sum {
  /** Micro-dollars of the calls whose cost is known. */
  cost: number
  /** How many calls nobody knows the cost of. */
  unknown: number
}

export function usedIn(branch: Branch): Sum {
  const used = branch.flatMap((message) => message.reply?.usage ?? [])
  return { cost: used.reduce((sum, { cost }) => sum + (cost ?? 0), 0), unknown: used.filter(({ cost }) => cost === null).length }
}

/** What of a sum stands in none of these messages: on other branches, or further up. Turns that run are in no sum. */
export function elsewhere(all: Sum | undefined, branch: Branch): Sum {
  const here = usedIn(branch.filter((message) => !isRunning(message)))
  return less(all ?? here, here)
}

/** The messages as the server knew them when it summed up: what is shown may be a word further by now. */
export function asTheyWere(shown: Branch, read: Branch): Branch {
  const known = new Map(read.map((message) => [message.id, message]))
  return shown.map((message) => known.get(message.id) ?? message)
}

export function less(one: Sum, other: Sum): Sum {
  return { cost: one.cost - other.cost, unknown: one.unknown - other.unknown }
}

export function together(one: Sum, other: Sum): Sum {
  return { cost: Math.max(0, one.cost + other.cost), unknown: Math.max(0, one.unknown + other.unknown) }
}
