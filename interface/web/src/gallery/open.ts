// The one gallery of the page, joined to the real server: it outlives its screen, so that coming back finds it as it was.
import { effectScope, reactive, watch } from 'vue'
import { useSession } from '@/session'
import { galleryCalls } from './calls'
import { Selection } from './selection'
import { GalleryStore } from './store'

export const store = reactive(new GalleryStore(galleryCalls))
export const selection = reactive(new Selection())
/** Where the screen was, in pixels from the top, and which picture had the focus. */
export const place = { top: 0, focused: 0 }

// another person may be here: nothing of the one before stays
effectScope(true).run(() => {
  const { state } = useSession()
  watch(() => state.session?.user?.id, () => {
    store.forget()
    selection.clear()
    place.top = place.focused = 0
  })
})
