// The calls that only the gallery makes.
import { call } from '@/api/client'
import type { Image } from '@/conversation/wire'
import { titled, told } from '@/locales/told'
import type { Counts, Hung, Outline } from './types'

export type Asked = Record<string, string | undefined>

/** Pictures in one call; the server takes no more. */
const MOST = 10_000

export const galleryCalls = {
  page: async (asked: Asked, signal?: AbortSignal) => {
    const page = await call<{ pictures: Hung[]; next: string | null }>('GET', '/gallery', { query: asked, signal })
    return { ...page, pictures: page.pictures.map(titled) }
  },
  outline: async (asked: Asked) => {
    const outline = await call<Outline>('GET', '/gallery/outline', { query: asked })
    const titles = Object.entries(outline.conversations).map(([id, title]) => [id, told(title, outline.said, `conversations.${id}`)])
    return { ...outline, conversations: Object.fromEntries(titles) as Record<string, string> }
  },
  counts: (asked: Asked) => call<Counts>('GET', '/gallery/counts', { query: asked }),
}

export interface Compressed {
  image: Image
  before: { bytes: number }
  outcome: { state: 'done' | 'kept' | 'short' | 'transparent'; bytes: number }
}

const one = encodeURIComponent

export const changes = {
  compress: (id: string, wishes: Record<string, string>, signal?: AbortSignal) =>
    call<Compressed>('POST', `/images/${one(id)}/compress`, { body: wishes, signal }),
  operate: (id: string, operation: Record<string, unknown>, signal?: AbortSignal) =>
    call<Image>('POST', `/images/${one(id)}/operations`, { body: { operations: [operation] }, signal }),
  removeBackground: (id: string, signal?: AbortSignal) =>
    call<Image>('POST', `/images/${one(id)}/remove-background`, { body: {}, signal }),
  /** Back to that version. */
  choose: (id: string, version: string) => call<Image>('PATCH', `/images/${one(id)}`, { body: { current: version } }),
  remove: (ids: readonly string[]) => inParts(ids, (images) => call<unknown>('POST', '/images/delete', { body: { images } })),
  restore: (ids: readonly string[]) => inParts(ids, (images) => call<unknown>('POST', '/images/restore', { body: { images } })),
  rename: (titles: Record<string, string>) =>
    inParts(Object.keys(titles), (ids) =>
      call<unknown>('PATCH', '/images', { body: { titles: Object.fromEntries(ids.map((id) => [id, titles[id]])) } }),
    ),
}

async function inParts(ids: readonly string[], send: (some: string[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < ids.length; start += MOST) await send(ids.slice(start, start + MOST))
}
