// Brings files in by the tus protocol. The library is read when the first file comes.
import type { DetailedError, Upload } from 'tus-js-client'
import { call } from '@/api/client'
import { ApiError, toApiError, unexpected, unreachable, type ToldData } from '@/api/error'
import { ROOT } from '@/api/root'
import type { Image } from '@/conversation/wire'
import type { Item, Reason } from './item'
import type { Carrier, Heard } from './queue'

const UPLOADS = '/uploads'
const RETRY_AFTER_MS = [0, 1000, 3000, 5000, 10_000, 20_000]

interface Outcome {
  image: Image | null
  refused: Reason | null
}

export const byTus: Carrier = {
  carry(item, file, heard) {
    const line: { upload: Upload | null; cut: boolean } = { upload: null, cut: false }
    begin(item, file, heard, line).catch((reason: unknown) => !line.cut && heard.failed(toApiError(reason)))
    return () => {
      line.cut = true
      void line.upload?.abort()
    }
  },
  forget(url) {
    void call('DELETE', `${UPLOADS}/${idOf(url)}`).catch(() => {}) // it expires by itself
  },
}

async function begin(item: Item, file: Blob, heard: Heard, line: { upload: Upload | null; cut: boolean }): Promise<void> {
  const { Upload } = await import('tus-js-client')
  if (line.cut) return
  const upload = new Upload(file as File, {
    endpoint: new URL(`${ROOT}/api/v1${UPLOADS}`, location.href).href,
    uploadUrl: item.url,
    metadata: { filename: item.name, conversation: item.conversation },
    retryDelays: RETRY_AFTER_MS,
    storeFingerprintForResuming: false, // the page keeps the file itself and knows where it goes on
    onUploadUrlAvailable: () => upload.url && heard.place(upload.url),
    onProgress: (sent) => heard.sent(sent),
    onSuccess: () => void settle(upload.url ?? '', heard),
    onError: (error) => tell(error, heard),
  })
  line.upload = upload
  upload.start()
}

async function settle(url: string, heard: Heard): Promise<void> {
  try {
    const { image, refused } = await call<Outcome>('GET', `${UPLOADS}/${idOf(url)}`)
    if (refused) heard.refused(refused)
    else heard.done(image)
  } catch (reason) {
    heard.failed(toApiError(reason))
  }
}

function tell(error: Error | DetailedError, heard: Heard): void {
  const answer = 'originalResponse' in error ? error.originalResponse : null
  const told = answer ? toldIn(answer.getBody()) : null
  if (!answer) heard.failed(unreachable())
  else if (!told) heard.failed(unexpected(answer.getStatus()))
  else if (isFinal(answer.getStatus())) heard.refused(told)
  else heard.failed(told)
}

/** Whether sending the same file again cannot help. */
function isFinal(status: number): boolean {
  return status === 413 || status === 415 || status === 422
}

function toldIn(body: string): ApiError | null {
  try {
    return new ApiError((JSON.parse(body) as { error: ToldData }).error)
  } catch {
    return null
  }
}

function idOf(url: string): string {
  return encodeURIComponent(url.split('/').at(-1) ?? '')
}
