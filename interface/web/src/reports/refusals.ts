// What was refused before it was sent to a model: `/api/v1/refusals`.
import '@/locales/later'
import { call } from '@/api/client'
import type { Said } from '@/conversation/wire'

export interface Refusal {
  id: string
  created: string
  owner: string
  /** Empty for a guest. */
  owner_name: string
  /** `words` for the studio's list, or the name of a provider. */
  check: string
  /** What was objected to; `unanswered` where nobody said; empty for a word of the list. */
  kind: string
  /** The same as its author reads it; `told` says it in the person's language. */
  harm: string
  said?: Said
  model: string
  purpose: string
  /** Null unless the studio keeps it. */
  words: string | null
}

export const allRefusals = async (): Promise<Refusal[]> =>
  (await call<{ refusals: Refusal[] }>('GET', '/refusals')).refusals

/** The key of the sentence that says why. */
export const kindKey = ({ check, kind }: Pick<Refusal, 'check' | 'kind'>): string =>
  `moderation.refused.${check === 'words' ? 'word' : kind === 'unanswered' ? 'unanswered' : 'objected'}`
