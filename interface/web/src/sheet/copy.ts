// Copies what a sheet says, and says whether that worked.
import { t } from '@/locales'
import { copyText } from '@/ui/copyText'
import { toast } from '@/ui/toasts'

export async function copy(text: string): Promise<void> {
  toast(t((await copyText(text)) ? 'thread.copied' : 'thread.copyRefused'))
}
