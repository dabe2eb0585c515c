import type { Provider } from '@/api/types'

/** Whether a provider is connected by saying where it is: it has no usual address, or wants nothing else. */
export function isByAddress({ address, needs }: Provider): boolean {
  return address !== null && (!address.usual || needs.every((need) => need.optional))
}
