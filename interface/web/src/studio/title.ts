// What the tab is called: the page, how much work there is to look at, and whether something was done while nobody looked.
import { reactive, watch } from 'vue'

export const tab = reactive({ page: 'Atelier', work: 0, missed: false })

export function titled({ page, work, missed }: typeof tab): string {
  return `${missed ? '✓ ' : ''}${work ? `(${work}) ` : ''}${page}`
}

watch(tab, () => (document.title = titled(tab)))
