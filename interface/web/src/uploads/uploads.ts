// The one queue of this page, joined to the open conversation. Tests make their own `UploadQueue`.
import { computed } from 'vue'
import { onceWhole } from '@/afterPaint'
import { listen } from '@/api/socket'
import { conversation, newId } from '@/conversation/open'
import { t } from '@/locales'
import { toast, toastFailure } from '@/ui/toasts'
import { nameOf, notAPicture } from './incoming'
import { isSomethingElse } from './magic'
import { isUnderway } from './item'
import { BrowserKept } from './kept'
import { UploadQueue } from './queue'
import { byTus } from './tus'

export const uploads = new UploadQueue(byTus, new BrowserKept(session(), database()), newId, (image) => conversation.arriveImage(image))

/** Those of the open conversation; what was deleted from it meanwhile does not go with the next message. */
export const attached = computed(() =>
  uploads.of(conversation.id).filter(({ image }) => !image || !conversation.gone.has(image.id)),
)
/** How many of them the next message has to wait for. */
export const underway = computed(() => attached.value.filter(isUnderway).length)

/** Takes files into the open conversation, which is stored with the first that is worth sending. The answer: their keys.
 * `apart`: they are not for the next message. */
export async function addFiles(files: readonly File[], apart = false): Promise<string[]> {
  const id = conversation.id
  const room = uploads.room(id)
  if (files.length > room) toast(t('uploads.tooMany', { most: room, left: files.length - room }))
  const reason = { title: t('uploads.notAPicture'), text: t('uploads.notAPictureText') }
  const taken = files.slice(0, Math.max(0, room))
  const reasons = await Promise.all(taken.map(async (file) => notAPicture(file, reason) ?? (await isSomethingElse(file) ? reason : null)))
  const keys = taken.map((file, at) => uploads.add(id, file, nameOf(file, t('uploads.pasted')), reasons[at], apart))
  if (id === conversation.id && reasons.some((one) => !one)) conversation.prepare().catch(toastFailure)
  return keys
}

/** A picture of the open conversation goes along with its next message. */
export function bringAlong(id: string): void {
  const image = conversation.images.find((one) => one.id === id)
  if (image) uploads.admit(conversation.id, image)
}

/** Goes on with what a reload or a lost connection left; the answer stops watching. */
export function startUploads(): () => void {
  void uploads.restore()
  void onceWhole(() => void uploads.forgetOld())
  return listen('connect', () => uploads.resumeFailed())
}

function session(): Storage | null {
  try {
    return window.sessionStorage
  } catch {
    return null // forbidden
  }
}

function database(): IDBFactory | null {
  try {
    return window.indexedDB
  } catch {
    return null // forbidden
  }
}
