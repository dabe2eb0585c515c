// Before anything goes to a provider for the first time, the person sees what goes where: `FirstSend.vue` asks.
import '@/locales/later'
import { ApiError } from '@/api/error'
import { t } from '@/locales'
import { overlays } from '@/overlays'
import { useSession } from '@/session'
import type { Provider } from '@/api/types'
import { doneHere } from './here'

let asked: Promise<void> | null = null

/** Once at a time; what is sent meanwhile waits, and is asked about where it goes to others. A message that is `said` and done here is
 *  not asked about. Rejects where the answer is no: nothing was sent. */
export async function askFirst(providers: Provider[], said = ''): Promise<void> {
  if (doneHere(said, useSession().state.palette)) return
  let open = providers
  while (asked) {
    await asked
    const known = useSession().settings.value?.told_providers ?? []
    open = open.filter(({ name }) => !known.includes(name))
  }
  if (!open.length) return
  asked = answered(open).finally(() => (asked = null))
  await asked
}

async function answered(providers: Provider[]): Promise<void> {
  const yes = await new Promise<boolean>((answer) => (overlays.firstSend = { providers, answer }))
  overlays.firstSend = null
  if (!yes) throw new ApiError({ code: 'not_sent', title: t('moderation.first.notSent'), message: t('moderation.first.notSentText') })
  const { settings, changeSettings } = useSession()
  const names = providers.map(({ name }) => name)
  await changeSettings({ told_providers: [...(settings.value?.told_providers ?? []), ...names] })
}
