// A file of conversations on its way in: `POST /api/v1/imports`, told in lines while it goes on.
import '@/locales/later'
import { ApiError, toApiError, unreachable, type ToldData } from '@/api/error'
import { ROOT } from '@/api/root'
import type { Said } from '@/conversation/wire'
import { told } from '@/locales/told'

export interface ImportedConversation {
  id: string
  title: string
  messages: number
  pictures: number
}

export interface Imported {
  conversations: ImportedConversation[]
  /** What did not come along, in the person's language. */
  notes: string[]
}

interface Step {
  progress: number
  done: number
}
type Last = { success: true; data: Imported & { said?: Said } } | { success: false; error: ToldData }

const LINES = 'application/x-ndjson'

/** `heard` gets how far it is, 0 to 1, once the whole file is there. Rejects with `ApiError`. */
export async function importFile(file: Blob, heard: (progress: number) => void, signal: AbortSignal): Promise<Imported> {
  try {
    const headers = { 'Content-Type': 'application/zip', Accept: `${LINES}, application/json` }
    const response = await fetch(`${ROOT}/api/v1/imports`, { method: 'POST', headers, body: file, signal })
    const inLines = response.headers.get('Content-Type')?.startsWith(LINES)
    const last = inLines ? await lastOf(response, heard) : ((await response.json()) as Last)
    if (!last.success) throw new ApiError(last.error, response.status)
    const { conversations, notes, said } = last.data
    return { conversations, notes: notes.map((note, place) => told(note, said, `notes.${place}`)) }
  } catch (reason) {
    if (signal.aborted || reason instanceof ApiError) throw reason
    throw reason instanceof TypeError ? unreachable() : toApiError(reason)
  }
}

/** The line with what came of it. Throws a `TypeError` for an answer that ends before it. */
async function lastOf(response: Response, heard: (progress: number) => void): Promise<Last> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let begun = ''
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const [end, ...lines] = read.value.split('\n') as [string, ...string[]]
    begun += end
    for (const next of lines) {
      const said = JSON.parse(begun) as Step | Last
      if ('success' in said) return said
      heard(said.progress)
      begun = next
    }
  }
  throw new TypeError('the answer ended early')
}
