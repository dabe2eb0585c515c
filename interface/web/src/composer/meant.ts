// What will be done with pictures when the words in the box are sent: the chip says it, and the button.
import type { Images } from '@/conversation/images'
import { numbersIn, pointsAtPicture } from '@/conversation/pointing'
import type { Image } from '@/conversation/wire'
import { opened } from './slash'

export type Meant =
  /** The words are about this picture. */
  | { kind: 'change'; image: Image }
  /** A new picture is painted, with these sent along: because they are named, or because the words point at the chip's. */
  | { kind: 'new'; along: Image[]; named: boolean }
  | null

const COMMAND = /^\s*\/image(?=\s|$)/i

/** `target` is what the chip shows for plain words. A model that looks at no picture gets none. `paints`: plain words are a prompt. */
export function meantBy(text: string, target: Image | null, images: Images, canLook: boolean, paints = false): Meant {
  const said = opened(text)
  if (!COMMAND.test(said) && (!paints || said.startsWith('/'))) return target && { kind: 'change', image: target }
  const prompt = said.replace(COMMAND, '')
  const named = numbersIn(prompt).flatMap((number) => images.find((image) => image.number === number) ?? [])
  const along = named.length ? named : target && pointsAtPicture(prompt) ? [target] : []
  if (!target && !along.length) return null
  return { kind: 'new', along: canLook ? along : [], named: named.length > 0 }
}
