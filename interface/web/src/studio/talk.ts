// What happens when a person says something, however they said it: the box, a chip, a choice, an edit, once more.
import type { Intent } from '@/conversation/intent'
import { conversation } from '@/conversation/open'
import { putInBox } from '@/composer/box'
import { refines } from '@/cutout/opening'
import { toastFailure } from '@/ui/toasts'
import { uploads } from '@/uploads/uploads'

/** From the box: aimed at what its chip shows, or at the pictures sent with it. Without a chip, although there are pictures, at none. */
export function sayFromBox(text: string, options: Record<string, unknown>): void {
  const attachments = uploads.take(conversation.id.value)
  if (attachments.length) return say({ text, attachments, options })
  const { target, removed } = conversation.pin
  say({ text, target: target.value, options: removed.value ? { ...options, no_picture: true } : options })
}

/** Of pictures that were just sent, whatever the chip shows. */
export function sayAbout(text: string, attachments: string[]): void {
  say({ text, attachments })
}

export function act(intent: Intent): void {
  switch (intent.do) {
    case 'say':
      return refines(intent, conversation.images.value) ? undefined : sayChoice(intent)
    case 'say about these':
      return sayFromBox(intent.text, {})
    case 'resend':
      return say({ text: intent.text, target: intent.message.target, attachments: intent.message.attachments, parent: intent.message.parent ?? '' })
    case 'answer again':
      return answerAgain(intent.message.parent)
    case 'stop':
      return stop()
  }
}

/** What a click says, aimed at the picture it names or else at the active one. */
function sayChoice({ text, image, version, options }: Extract<Intent, { do: 'say' }>): void {
  const named = image ? { image, version: version ?? null } : null
  say({ text, target: named ?? conversation.pin.target.value, options })
}

function answerAgain(said: string | null): void {
  const message = conversation.branch.value.find((one) => one.id === said)
  if (message) say({ text: message.text, target: message.target, again: message.id })
}

export function stop(): void {
  const undelivered = conversation.stop()
  if (undelivered.length) putInBox(undelivered.join('\n'))
}

function say(words: Parameters<typeof conversation.say>[0]): void {
  conversation.say(words).catch(toastFailure)
}
