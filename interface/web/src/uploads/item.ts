// A file on its way in, as the page sees it.
import type { Image } from '@/conversation/wire'

/** `taking`: all bytes are there and the server looks at them. `refused` is for good, `failed` can be tried again. */
export type State = 'waiting' | 'sending' | 'paused' | 'taking' | 'done' | 'refused' | 'failed'

export interface Reason {
  title: string
  text: string
}

export interface Item {
  key: string
  conversation: string
  name: string
  /** Bytes. */
  size: number
  state: State
  /** Bytes that are there. */
  sent: number
  /** Where the upload goes on, once it has begun. */
  url: string | null
  image: Image | null
  reason: Reason | null
  /** Not for the next message: for one that is edited. */
  apart?: boolean
}

/** Whether there is still something to wait for. */
export function isUnderway(item: Item): boolean {
  return item.state === 'waiting' || item.state === 'sending' || item.state === 'taking' || item.state === 'paused'
}

/** 0–100. */
export function percent(item: Item): number {
  return item.size ? Math.floor((item.sent / item.size) * 100) : 0
}
