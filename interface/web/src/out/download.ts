// Saving pictures: one as a file, several as a ZIP that the browser's own download fetches.
import '@/locales/later'
import { call } from '@/api/client'
import { listen } from '@/api/socket'
import { t } from '@/locales'
import { toast, toastFailure } from '@/ui/toasts'
import { minutesAhead, pictureFile, type Note } from './file'
import type { Format, SENT } from './formats'
import { follow, saveBlob } from './save'

interface Ordered {
  id: string
  url: string
  count: number
  /** Of all files, where that is known before they are made. */
  bytes: number | null
}

/** Saves a version, or the current one, in that format or the person's usual one. Never rejects: a failure is said. */
export async function downloadPicture(
  image: { id: string },
  version?: { id: string } | null,
  format?: Format | typeof SENT,
): Promise<void> {
  try {
    const { blob, name, notes } = await pictureFile(image.id, version?.id, format)
    saveBlob(blob, name)
    say(notes)
  } catch (reason) {
    toastFailure(reason)
  }
}

/** Saves pictures together; `name` is the ZIP's. Never rejects: a failure is said. */
export async function downloadZip(
  pictures: readonly { id: string; version?: string | null }[],
  name = '',
  format?: Format,
): Promise<void> {
  const images = pictures.map(({ id, version }) => (version ? { id, version } : { id }))
  try {
    const ordered = await call<Ordered>('POST', '/downloads', { body: { images, name, format, offset: minutesAhead(new Date()) } })
    hearOfGaps()
    follow(ordered.url, '')
    toast(t('out.zipping', { n: ordered.count }, ordered.count))
  } catch (reason) {
    toastFailure(reason)
  }
}

let hearing: (() => void) | null = null

/** A ZIP is fetched by the browser itself, so what is not in it is told by the socket. */
function hearOfGaps(): void {
  hearing ??= listen('download', ({ name, lacking }) => {
    toast(t('out.lacking', { name, n: lacking.length, why: lacking.slice(0, 2).join(' ') }, lacking.length))
  })
}

function say(notes: readonly Note[]): void {
  for (const note of notes) toast(t(`out.notes.${note}`))
}
