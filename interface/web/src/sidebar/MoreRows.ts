// Reads on as somebody scrolls down a list. Loaded where there is more of it than came at once.
import { useInfiniteScroll } from '@vueuse/core'
import { defineComponent, type PropType } from 'vue'

/** Pixels before the end at which it begins. */
const EARLY = 240

export default defineComponent({
  props: {
    /** What scrolls. */
    within: { type: Object as PropType<HTMLElement>, required: true },
    read: { type: Function as PropType<() => Promise<void>>, required: true },
    /** Whether there is more to read, and reading it works. */
    open: { type: Boolean, required: true },
  },
  setup(props) {
    useInfiniteScroll(() => props.within, () => props.read(), { distance: EARLY, canLoadMore: () => props.open })
    return () => null
  },
})
