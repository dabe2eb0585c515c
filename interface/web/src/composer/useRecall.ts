// Arrow up in an empty box brings back what was said last, in any conversation and on any device.
import { ref, watch } from 'vue'
import { api } from '@/api/client'
import { t } from '@/locales'
import { toastFailure } from '@/ui/toasts'
import { boxText, putInBox } from './box'
import { Recall } from './recall'

export function useRecall() {
  const recall = new Recall()
  /** Where one is among them, in words. */
  const told = ref('')

  watch(boxText, (text) => recall.holds(text) || (told.value = ''))

  function show(text: string | null): void {
    if (text === null) return
    putInBox(text)
    told.value = text ? t('composer.recalled', recall.place) : ''
  }

  /** Asked anew each time: what was deleted meanwhile does not come back. */
  async function begin(): Promise<void> {
    try {
      const { prompts } = await api.prompts()
      if (boxText.value === '') show(recall.begin(prompts)) // nobody typed meanwhile
    } catch (reason) {
      toastFailure(reason)
    }
  }

  /** Whether the key was meant for this. */
  function press(event: KeyboardEvent): boolean {
    if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return false
    const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
    if (!by) return false
    if (recall.holds(boxText.value)) show(recall.step(by))
    else if (by > 0 && boxText.value === '') void begin()
    else return false
    return true
  }

  return { told, press }
}
