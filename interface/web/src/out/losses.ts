// What a step would take from a version's file, asked before the step is done.
import { shallowRef, watchEffect, type ShallowRef } from 'vue'
import { call } from '@/api/client'
import { t } from '@/locales'
import '@/locales/later'

type Loss = 'animation' | 'bits' | 'transparency' | 'signature'

/** By step, `edit` or a format: sentences for each thing that would be lost; empty until it is known. */
export function useLosses(which: () => { image: string; version: string }): ShallowRef<Readonly<Record<string, string>>> {
  const found = shallowRef<Record<string, string>>({})
  watchEffect((cleanup) => {
    const { image, version } = which()
    const reading = new AbortController()
    cleanup(() => reading.abort())
    found.value = {}
    call<{ lost: Record<string, Loss[]> }>('GET', `/images/${encodeURIComponent(image)}/losses`, {
      query: { version },
      signal: reading.signal,
    }).then(
      ({ lost }) => (found.value = inWords(lost)),
      () => undefined, // nothing is said of what could not be read: the step itself says why
    )
  })
  return found
}

export function inWords(lost: Record<string, Loss[]>): Record<string, string> {
  const said = Object.entries(lost).map(([step, each]) => [step, each.map((loss) => t(`out.losses.${loss}`)).join(' ')])
  return Object.fromEntries(said.filter(([, words]) => words)) as Record<string, string>
}
