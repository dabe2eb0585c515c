// What a note under a reply still has to offer when the tools of the picture above it are there: each action stands once.
import type { Choice, Message, Reply } from '@/conversation/wire'
import type { latestCards } from './pictured'

type Note = NonNullable<Reply['note']>

/** Undo by one step and Refine are tools of the card; what merely says that it was done here stands in its caption. */
export function beside(message: Message, cards: ReturnType<typeof latestCards>): Note | null {
  const note = message.reply?.note ?? null
  if (!note) return null
  const carded = (choice: Choice) => choice.image !== null && cards.get(choice.image)?.turn === message.id
  const isTool = (choice: Choice) => carded(choice) && (choice.options.refine === true || /^\/undo( 1)?$/.test(choice.say))
  const choices = note.choices.filter((choice) => !isTool(choice))
  const saidAbove = note.choices.some(isTool) && !choices.length && note.said?.text?.code === 'note_done_here'
  return saidAbove ? null : { ...note, choices }
}
