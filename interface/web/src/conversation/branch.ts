// The messages of the shown branch, and what arrives for them. Pure: the store acts on what is decided here.
import type { EventsArrived } from '@/api/socket'
import { reduce } from './reduce'
import type { Choice, Message, TurnEvent } from './wire'

export type Branch = readonly Message[]

/** The branch with a stored message: in its place when it is known, else after its parent, which cuts what followed. */
export function place(branch: Branch, message: Message): Branch | null {
  const at = branch.findIndex((one) => one.id === message.id)
  if (at >= 0) return branch.with(at, newer(branch[at]!, message))
  if (message.parent === null) return [message]
  const parent = branch.findIndex((one) => one.id === message.parent)
  return parent < 0 ? null : [...branch.slice(0, parent + 1), message]
}

/** Of two readings of one message the one that has seen more of its turn, or its end. */
function newer(ours: Message, theirs: Message): Message {
  // A turn that a crash interrupted ends before the last word that was heard: its end counts all the same.
  if (ours.reply?.state === 'running' && theirs.reply && theirs.reply.state !== 'running') return theirs
  const [seen, told] = [ours.reply?.seq ?? 0, theirs.reply?.seq ?? 0]
  return seen > told ? { ...theirs, text: ours.text, reply: ours.reply } : theirs
}

/** Whether the later one leaves messages of the earlier one out: another branch is shown, or something was deleted. */
export function leaves(before: Branch, after: Branch): boolean {
  const last = before.findLast((message) => !message.id.startsWith('unsent:'))
  return last !== undefined && !after.some((message) => message.id === last.id)
}

export type Outcome =
  | { kind: 'applied'; branch: Branch; events: TurnEvent[] }
  | { kind: 'known' }
  /** Something was missed: read the conversation again. */
  | { kind: 'gap' }

/** Folds what arrived into its reply: what was seen already is skipped, a gap is told. */
export function receive(branch: Branch, arrived: EventsArrived): Outcome {
  const at = branch.findIndex((message) => message.id === arrived.turn)
  const message = branch[at]
  if (!message?.reply) return { kind: 'gap' }
  const seen = message.reply.seq
  if (arrived.seq > seen + 1) return { kind: 'gap' }
  const events = arrived.events.slice(seen + 1 - arrived.seq)
  if (!events.length) return { kind: 'known' }
  const reply = events.reduce(reduce, message.reply)
  return { kind: 'applied', branch: branch.with(at, { ...message, reply, text: reply.text }), events }
}

/** What was read again, with what is loaded above it, and nothing seen lost. */
export function merge(before: Branch, read: Branch): Branch {
  const known = new Map(before.map((message) => [message.id, message]))
  const fresh = read.map((message) => {
    const ours = known.get(message.id)
    return ours ? newer(ours, message) : message
  })
  const start = before.findIndex((message) => message.id === fresh[0]?.id)
  return start > 0 ? [...before.slice(0, start), ...fresh] : fresh
}

export function isRunning(message: Message): boolean {
  return message.reply?.state === 'running'
}

/** A person's message and the reply to it: what is shown as one piece. Either may be missing. */
export interface Exchange {
  key: string
  said: Message | null
  reply: Message | null
  /** What was clicked, where the words that were said are the studio's own: they are known by their English, and shown in the
   *  person's language. */
  answer?: Choice
}

export function exchanges(branch: Branch): Exchange[] {
  const list: Exchange[] = []
  for (const message of branch) {
    const last = list.at(-1)
    if (message.role === 'user') {
      const answer = answered(message.text, last?.reply ?? null)
      list.push({ key: message.client_id ?? message.id, said: message, reply: null, ...(answer && { answer }) })
    } else if (last && !last.reply && last.said?.id === message.parent) last.reply = message
    else list.push({ key: message.id, said: null, reply: message })
  }
  return list
}

/** Which of the choices before them some words are, alone or with a wish behind a colon. One that says something of its own,
 *  such as a command, is shown as it was said. */
function answered(text: string, before: Message | null): Choice | undefined {
  const own = (choice: Choice) => choice.label === choice.say && choice.said?.label !== undefined
  return before?.reply?.question?.choices.find((choice) => own(choice) && (text === choice.say || text.startsWith(`${choice.say}: `)))
}
