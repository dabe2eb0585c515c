// A text that saves itself when the typing pauses. One save at a time; what was typed is never replaced.
import { reactive, readonly } from 'vue'
import { toApiError, type ApiError } from '@/api/error'

interface State {
  text: string
  /** `unsaved` while one types, and after a failure. */
  phase: 'saved' | 'unsaved' | 'saving'
  failure: ApiError | null
}

const PAUSE_MS = 700

export function createAutosave(text: string, save: (text: string) => Promise<void>) {
  const state = reactive<State>({ text, phase: 'saved', failure: null })
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | null = null

  function type(words: string): void {
    state.text = words
    if (state.phase === 'saved') state.phase = 'unsaved'
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), PAUSE_MS)
  }

  /** Saves now what is not saved; also when one leaves the page. */
  async function flush(): Promise<void> {
    clearTimeout(timer)
    // the running save may have an older text: wait for it, then look again
    if (running) return running.then(flush)
    if (state.phase === 'saved') return
    running = write(state.text)
    await running
  }

  async function write(words: string): Promise<void> {
    state.phase = 'saving'
    try {
      await save(words)
      Object.assign(state, { failure: null, phase: state.text === words ? 'saved' : 'unsaved' })
    } catch (reason) {
      Object.assign(state, { failure: toApiError(reason), phase: 'unsaved' })
    } finally {
      running = null
    }
  }

  return { state: readonly(state) as Readonly<State>, type, flush }
}
