// Whether the list of templates lies over the studio.
import { ref } from 'vue'

export const choosingTemplate = ref(false)
