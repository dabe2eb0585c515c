// A conversation, or everything, as a ZIP that can be read without a studio. The browser's own download fetches it.
import { ROOT } from '@/api/root'
import { minutesAhead } from './file'
import { follow } from './save'

export function saveConversation(id: string): void {
  follow(`${ROOT}/api/v1/conversations/${id}/export?offset=${minutesAhead(new Date())}`, '')
}

/** `clean`: uploads say nothing of people, places and devices. */
export function saveEverything(clean = false): void {
  follow(`${ROOT}/api/v1/export?offset=${minutesAhead(new Date())}${clean ? '&clean=1' : ''}`, '')
}
