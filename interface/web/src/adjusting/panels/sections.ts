// Which groups of operations are unfolded: the same for every picture, until the page is loaded anew.
import { reactive } from 'vue'

export const opened = reactive(new Set(['light', 'colour']))
