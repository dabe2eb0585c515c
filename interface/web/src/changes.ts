// Settings are sent one change after the other. What is on its way is shown as if it had arrived, whatever older answers say.
import type { Settings } from '@/api/types'

/** `show`: called with what to show; `send`: answers with all settings as they are then. */
export function createChanges(send: (changes: Partial<Settings>) => Promise<Settings>, show: (settings: Settings) => void) {
  const onTheWay: Partial<Settings>[] = []
  let before: Promise<unknown> = Promise.resolve()
  let known: Settings
  let done = 0

  /** How many changes were made so far; null while any is on its way. */
  const made = () => (onTheWay.length ? null : done)

  /** `now`: what is shown; counts where nothing is on its way. Rejects, and takes the change back, where it is refused. */
  async function change(now: Settings, changes: Partial<Settings>): Promise<void> {
    if (!onTheWay.length) known = now
    onTheWay.push(changes)
    const showAll = () => show(Object.assign({}, known, ...onTheWay))
    showAll()
    const answer = before.then(() => send(changes))
    before = answer.catch(() => undefined)
    try {
      known = await answer
    } finally {
      onTheWay.splice(onTheWay.indexOf(changes), 1)
      done += 1
      showAll()
    }
  }

  return { change, made }
}
