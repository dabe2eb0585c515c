// A picture as a file in the page's hands: fetched in the wanted format, under the name that the server gives it.
import { callForFile } from '@/api/client'
import type { Format, SENT } from './formats'

/** What is to be known about a file that is another than it was, or that says what it said when it was uploaded. */
export type Note = 'on-white' | 'smaller' | 'first-frame' | 'eight-bits' | 'uncredited' | 'unmarked' | 'unsigned' | 'own-metadata'

export interface OutFile {
  blob: Blob
  name: string
  notes: Note[]
}

/** A version of a picture, or its current one; in the person's usual format where none is named. */
export async function pictureFile(image: string, version?: string, format?: Format | typeof SENT): Promise<OutFile> {
  const query = { version, format }
  const response = await callForFile('GET', `/images/${encodeURIComponent(image)}/download`, { query })
  const notes = response.headers.get('Atelier-Notes')
  return {
    blob: await response.blob(),
    name: nameIn(response.headers.get('Content-Disposition') ?? ''),
    notes: notes ? (notes.split(', ') as Note[]) : [],
  }
}

/** The name in a `Content-Disposition`. */
export function nameIn(header: string): string {
  const encoded = /filename\*=UTF-8''([^;\s]+)/i.exec(header)?.[1]
  return encoded ? decodeURIComponent(encoded) : (/filename="([^"]+)"/i.exec(header)?.[1] ?? 'picture')
}

/** Minutes that the clock here is ahead of UTC. */
export function minutesAhead(now: Date): number {
  return -now.getTimezoneOffset() || 0
}
