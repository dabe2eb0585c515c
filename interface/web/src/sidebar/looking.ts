// What the person looks at in all tabs of this browser, so that what was seen in one is not marked as unseen in another.
import { reactive } from 'vue'

/** From one tab to all others: what it shows now, or that a new one wants to know. */
interface Word {
  tab: string
  shows?: string | null
  asks?: true
}

/** `heard` gets what another tab comes to show. `channel` is a `BroadcastChannel` in the product. */
export function createLooking(channel: BroadcastChannel | null, heard: (id: string) => void, tab = String(Math.random())) {
  const others = reactive(new Map<string, string>())
  let mine: string | null = null

  function say(word: Omit<Word, 'tab'>) {
    channel?.postMessage({ tab, ...word } satisfies Word)
  }

  channel?.addEventListener('message', ({ data }: MessageEvent<Word>) => {
    if (data.asks) return say({ shows: mine })
    others.delete(data.tab)
    if (!data.shows) return
    others.set(data.tab, data.shows)
    heard(data.shows)
  })
  say({ asks: true })

  return {
    /** This tab shows that conversation now, or none. */
    show(id: string | null) {
      if (id === mine) return
      mine = id
      say({ shows: id })
    },
    /** Whether any tab shows it. */
    shown: (id: string) => id === mine || [...others.values()].includes(id),
  }
}
