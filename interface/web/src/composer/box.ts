// The words in the message box. Other parts put words there; the composer shows, keeps and sends them.
import { ref } from 'vue'

export const boxText = ref('')
/** Counts the wishes to have the cursor in the box; the composer watches it. */
export const boxFocus = ref(0)
/** Enter was pressed while pictures were still coming: it is sent when they are here, unless the words are changed first. */
export const boxWanted = ref(false)

/** Counts the templates that were put there; 0 where the words are of none. */
export const boxTemplate = ref(0)
let templates = 0

export function focusBox(): void {
  boxFocus.value += 1
}

export function putInBox(text: string): void {
  boxText.value = text
  focusBox()
}

/** Words with blanks, `A {animal} in {place}`: the first of them is marked. */
export function putTemplate(text: string): void {
  putInBox(text)
  boxTemplate.value = templates += 1
}
