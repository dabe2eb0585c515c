// Providers that would get something of a person for the first time, by a key that is not theirs.
import type { Model, Provider, Session } from '@/api/types'

/** Those that answer for these models and that the person was not told of. Who administers connected them; what is on the studio's
 *  machine goes nowhere. */
export function strangers(session: Session | null, models: readonly (Model | null)[]): Provider[] {
  if (!session || session.administers) return []
  const known = session.settings.told_providers ?? []
  const asked = models.flatMap((model) => (model && !model.local ? [model.provider] : []))
  return session.providers.filter(({ name, by }) => by === 'studio' && asked.includes(name) && !known.includes(name))
}
