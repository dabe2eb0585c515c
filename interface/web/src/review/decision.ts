// What becomes of a prompt in review, and the message that says so.
import type { Intent } from '@/conversation/intent'
import type { Choice } from '@/conversation/wire'

export type Decision =
  | { do: 'paint'; prompt: string }
  | { do: 'own_words' }
  | { do: 'refine_again'; wish: string }
  | { do: 'cancel' }

/** Which of the choices each is: the server says them in English, whatever the page shows. */
const SAYS = { paint: 'Paint', own_words: 'Use my words', refine_again: 'Refine again' } as const

/** The answer to the question, or null where it has none. Nothing is said by putting a prompt aside. */
export function answering(choices: readonly Choice[], decision: Exclude<Decision, { do: 'cancel' }>): Intent | null {
  const choice = choices.find(({ say }) => say === SAYS[decision.do])
  if (!choice) return null
  const { do: _, ...said } = decision
  const text = 'wish' in said && said.wish ? `${choice.say}: ${said.wish}` : choice.say
  return { do: 'say', text, options: { ...choice.options, reviewed: said } }
}
