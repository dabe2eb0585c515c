// What was said and is not yet known to be stored. It survives a reload of the tab; the client_id keeps it single.
import { shallowReactive } from 'vue'
import type { ApiError } from '@/api/error'
import type { TurnCall } from '@/api/socket'
import type { Branch } from './branch'
import type { Message } from './wire'

export interface Unsent {
  call: TurnCall
  /** ISO 8601: when it was said. */
  said: string
  /** The server said no: it is not sent again by itself. */
  refused: ApiError | null
}

const KEY = 'atelier.outbox'

export class Outbox {
  /** By client_id, oldest first. */
  readonly unsent = shallowReactive(new Map<string, Unsent>())

  constructor(private readonly storage: Storage | null) {
    for (const entry of this.read()) this.unsent.set(entry.call.client_id, { ...entry, refused: null })
  }

  put(call: TurnCall, said = new Date().toISOString()): void {
    this.unsent.set(call.client_id, { call, said, refused: null })
    this.write()
  }

  refuse(clientId: string, refused: ApiError): void {
    const entry = this.unsent.get(clientId)
    if (entry) this.unsent.set(clientId, { ...entry, refused })
  }

  remove(clientId: string | null): void {
    if (clientId && this.unsent.delete(clientId)) this.write()
  }

  clear(): void {
    this.unsent.clear()
    this.write()
  }

  of(conversation: string): Unsent[] {
    return [...this.unsent.values()].filter((entry) => entry.call.conversation === conversation)
  }

  private read(): Unsent[] {
    try {
      return JSON.parse(this.storage?.getItem(KEY) ?? '[]') as Unsent[]
    } catch {
      return [] // broken or forbidden: nothing was kept
    }
  }

  private write(): void {
    const entries = [...this.unsent.values()].map(({ call, said }) => ({ call, said }))
    try {
      this.storage?.setItem(KEY, JSON.stringify(entries))
    } catch {
      // full or forbidden: it still lives as long as the page
    }
  }
}

/** The branch as it will be once these are stored. */
export function withUnsent(branch: Branch, unsent: Unsent[]): Branch {
  return unsent.reduce<Branch>((list, entry) => after(list, entry), branch)
}

function after(branch: Branch, { call, said }: Unsent): Branch {
  if (call.again) {
    const at = branch.findIndex((message) => message.id === call.again)
    return at < 0 ? branch : branch.slice(0, at + 1)
  }
  if (branch.some((message) => message.client_id === call.client_id)) return branch
  const parent = call.parent ?? branch.at(-1)?.id ?? ''
  const at = branch.findIndex((message) => message.id === parent)
  return [...branch.slice(0, at + 1), asMessage(call, parent || null, said)]
}

function asMessage(call: TurnCall, parent: string | null, created: string): Message {
  return {
    id: `unsent:${call.client_id}`,
    conversation: call.conversation,
    parent,
    role: 'user',
    text: call.text,
    created,
    client_id: call.client_id,
    target: call.image ? { image: call.image, version: call.version ?? null } : null,
    attachments: call.attachments ?? [],
    reply: null,
    siblings: [],
    unsaved: false,
    content: call.text,
    generated_images: [],
  }
}
