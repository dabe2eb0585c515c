// What the person connects in another tab, or on another device, is seen here at once.
import { listen } from '@/api/socket'
import { useSession } from '@/session'

/** Starts hearing of it; the answer stops it. */
export function hearOfConnections(): () => void {
  const { load } = useSession()
  let before = false
  const stops = [
    listen('connections', () => void load()),
    // whatever was told while this page was away
    listen('connect', () => {
      if (before) void load()
      before = true
    }),
  ]
  return () => stops.forEach((stop) => stop())
}
