// What a picture can leave as. `same` is the file as it is kept, cleaned where it was uploaded; `original` is the file that
// was uploaded, with all it says about its maker.
import { WRITTEN } from '@/conversation/wire'

/** `sent` is what a model sent, where that is signed; nobody’s usual format. */
export const SENT = 'sent'

export const FORMATS = ['same', 'original', ...WRITTEN.download] as const

export type Format = (typeof FORMATS)[number]
