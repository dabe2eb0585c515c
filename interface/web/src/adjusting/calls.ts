// The operations' part of the HTTP table in docs/architecture.md: what can be done, what it would look like, and doing it.
import { api, call, callForFile } from '@/api/client'
import { bestUrl } from '@/conversation/images'
import type { Image, Said, Version } from '@/conversation/wire'
import { drawings } from '@/drawing/calls'
import { masks } from '@/masks/calls'

export interface Slider {
  low: number
  high: number
  /** What one press of an arrow key is. */
  step: number
}

export interface OperationChoice {
  value: string
  title: string
  said?: Said
}

export interface OperationOption {
  name: string
  /** What stands beside it where its operation has several; else "". */
  title: string
  unit: string
  /** What `20 %` means of it: 1.2, 0.2 or 20; "" where it means nothing. */
  percent: '' | 'change' | 'share' | 'points'
  /** What a hand chooses among; empty where it does not. */
  named: OperationChoice[]
  /** How a hand sets a text that is none of a few. */
  hand: '' | 'colour' | 'curve'
  /** Values of a text that are offered. */
  offered: string[]
  /** How it is set by hand; null where it is not. */
  slider: Slider | null
  /** The value that changes nothing. */
  neutral: number | null
  default: unknown
  said?: Said
}

/** As the operation's own declaration says it; they come in the order of their groups. */
export interface OperationKind {
  type: string
  group: string
  title: string
  /** What it makes depends on where the picture ends. */
  framing: boolean
  options: OperationOption[]
  said?: Said
}

/** An operation with its options beside its type. */
export type Order = { type: string } & Record<string, string | number>

const one = encodeURIComponent
let known: Promise<OperationKind[]> | null = null

/** What can be done: asked once, and again where that failed. */
function kinds(): Promise<OperationKind[]> {
  known ??= call<OperationKind[]>('GET', '/operations').catch((reason: unknown) => {
    known = null
    throw reason
  })
  return known
}

async function draft(image: string, version: string, operations: Order[], mask: string | null, signal: AbortSignal): Promise<Blob> {
  const body = { version, operations, mask: mask ?? undefined }
  const answer = await callForFile('POST', `/images/${one(image)}/operations/draft`, { body, signal })
  return answer.blob()
}

export const operations = {
  masks,
  drawings,
  kinds,
  /** A small picture, of which nothing is kept. */
  draft,
  /** One version of all of them; within a mask, where there is one. */
  make(image: string, version: string, wanted: Order[], mask: string | null, signal: AbortSignal): Promise<Image> {
    const body = { version, operations: wanted, together: true, mask: mask ?? undefined }
    return call<Image>('POST', `/images/${one(image)}/operations`, { body, signal })
  },
  choose: (image: string, version: string) => api.changeImage(image, { current: version }),
  async look(image: Image, version: Version, signal: AbortSignal): Promise<Blob> {
    const answer = await fetch(bestUrl(image.conversation, version), { signal })
    if (!answer.ok) throw new Error(answer.statusText)
    return answer.blob()
  },
}
