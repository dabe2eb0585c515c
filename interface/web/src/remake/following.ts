// A turn that was begun away from its conversation.
import { conversation } from '@/conversation/open'
import { t } from '@/locales'
import type { Begun } from '@/masks/calls'
import { overlays } from '@/overlays'
import { router } from '@/router'
import { toast } from '@/ui/toasts'

/** What is made is told in the picture's conversation: there it is seen, from elsewhere there is a way to it. */
export function follow({ conversation: where }: Pick<Begun, 'conversation'>): void {
  if (conversation.id === where) void conversation.refresh()
  const path = `/c/${where}`
  if (router.currentRoute.value.path === path && !overlays.viewer) return
  const go = () => {
    overlays.viewer = null
    void router.push(path)
  }
  toast(t('masks.begun'), { label: t('masks.toBegun'), run: go })
}
