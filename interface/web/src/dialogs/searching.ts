// Opens the search; keys that come before its box is there go into it.
import { overlays } from '@/overlays'
import { TypedAhead } from './typedAhead'

export const typedAhead = new TypedAhead(window, () => (overlays.search = false))

export function openSearch(): void {
  if (overlays.search) return
  overlays.search = true
  typedAhead.begin()
}
