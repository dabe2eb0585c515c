// How models fared that painted side by side: which the person picked, of how many.
import { computed, shallowRef } from 'vue'
import { call } from '@/api/client'
import type { ModelStanding } from '@/api/types'
import { t } from '@/locales'
import { useSession } from '@/session'

const { state } = useSession()
const who = () => state.session?.user?.id ?? ''
const read = shallowRef<{ models: readonly ModelStanding[]; of: string }>({ models: [], of: '' })

/** The one that won most first. Empty until they are read, and for another person. */
export const standings = computed(() => (read.value.of === who() ? read.value.models : []))

/** Anew, since each pick changes them. Where they cannot be read those of before stay: nothing depends on them. */
export async function readStandings(): Promise<void> {
  const answer = await call<{ models: ModelStanding[] }>('GET', '/turns/standings').catch(() => null)
  if (answer) read.value = { models: answer.models, of: who() }
}

/** `won 7 of 9`, by the model's id. */
export const wonInWords = computed(
  () => new Map(standings.value.map(({ model, won, compared }) => [model, t('models.won', { won, n: compared })])),
)
