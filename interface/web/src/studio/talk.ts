// What happens when a person says something, however they said it: the box, a chip, a choice, an edit, once more.
import type { Intent } from '@/conversation/intent'
import { conversation } from '@/conversation/open'
import type { Message } from '@/conversation/wire'
import { putInBox } from '@/composer/box'
import { composerOptions } from '@/composer/options'
import { refines } from '@/cutout/opening'
import type { Format } from '@/out/formats'
import { overlays } from '@/overlays'
import { router } from '@/router'
import { toastFailure } from '@/ui/toasts'
import { uploads } from '@/uploads/uploads'

/** From the box: aimed at what its chip shows, or else at the pictures sent with it. Without a chip, although there are
 * pictures, at none. */
export function sayFromBox(text: string): void {
  const attachments = uploads.take(conversation.id).filter((image) => !conversation.gone.has(image))
  const { target, removed, clicked } = conversation.pin
  if (attachments.length) return say({ text, attachments, target: clicked ? target : null })
  say({ text, target, options: removed ? { no_picture: true } : {} })
}

/** Of pictures that were just sent, whatever the chip shows. */
export function sayAbout(text: string, attachments: string[]): void {
  say({ text, attachments })
}

export function act(intent: Intent): void {
  switch (intent.do) {
    case 'say':
      return refines(intent, conversation.images) ? undefined : sayChoice(intent)
    case 'say about these':
      return sayFromBox(intent.text)
    case 'resend':
      return say({
        ...aimedAs({ ...intent.message, attachments: intent.attachments }),
        text: intent.text,
        attachments: intent.attachments,
        parent: intent.message.parent ?? '',
      })
    case 'answer again':
      return answerAgain(intent.message.parent, intent.options)
    case 'open settings':
      return void router.push({ name: 'settings', params: { tab: intent.tab } })
    case 'download':
      return void download(intent.images, intent.format)
    case 'compare': {
      const { before, after } = intent
      const image = conversation.images.find(({ id }) => id === intent.image)
      if (image) overlays.compare = { image, before, after }
      return
    }
    case 'stop':
      return stop()
  }
}

async function download(images: string[], format?: Format): Promise<void> {
  const { downloadPicture, downloadZip } = await import('@/out/download')
  const [only] = images
  return images.length === 1 ? downloadPicture({ id: only! }, null, format) : downloadZip(images.map((id) => ({ id })), '', format)
}

/** What a click says, aimed at the picture it names or else at the active one, unless it is about none. */
function sayChoice({ text, image, version, options }: Extract<Intent, { do: 'say' }>): void {
  const named = image ? { image, version: version ?? null } : null
  say({ text, target: options?.no_picture ? null : (named ?? conversation.pin.target), options })
}

function answerAgain(said: string | null, options: Record<string, unknown> = {}): void {
  const message = conversation.branch.find((one) => one.id === said)
  if (!message) return
  const aimed = aimedAs(message)
  say({ ...aimed, options: { ...aimed.options, ...options }, text: message.text, again: message.id })
}

/** What a message was about when it was sent: what the chip showed, the pictures it came with, or none. */
function aimedAs({ target, attachments }: Message) {
  return { target, options: target || attachments.length ? {} : { no_picture: true } }
}

export function stop(): void {
  const undelivered = conversation.stop()
  if (undelivered.length) putInBox(undelivered.join('\n'))
}

/** The composer's own options go along; what the words bring of their own counts more. */
function say(words: Parameters<typeof conversation.say>[0]): void {
  conversation.say({ ...words, options: { ...composerOptions(), ...words.options } }).catch(toastFailure)
}
