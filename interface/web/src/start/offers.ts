// Which providers the empty page offers by name: few, for Settings have them all.
import type { Provider } from '@/api/types'

export interface Offers {
  /** With a button of its own, then by name: what was found on this machine, then the best known, as the server orders them. */
  named: Provider[]
  /** How many more there are in Settings. */
  others: number
}

/** Nothing is offered to whoever has a connection already. */
export function offersOf(providers: readonly Provider[]): Offers {
  const wanting = providers.filter(({ needs, address }) => needs.length > 0 || address)
  if (wanting.some(({ by }) => by)) return { named: [], others: 0 }
  const found = wanting.filter(({ address }) => address?.found)
  const known = wanting.filter(({ address, needs }) => needs.some(({ optional }) => !optional) && !address?.found)
  const named = [...found, ...known].slice(0, Math.max(2, found.length + 1))
  return { named, others: wanting.length - named.length }
}
