// Work that nobody looks at waits until the page is seen. Its counterpart is what the page starts with, `public/theme.js`.
import { readonly, ref, type Ref } from 'vue'

/** Once what was last put on the page has been painted; in a hidden tab, which paints nothing, soon. */
export function afterPaint(work: () => void): void {
  if (document.visibilityState === 'hidden') setTimeout(work)
  else requestAnimationFrame(() => setTimeout(work))
}

/** What the page is not whole without, on its way. */
let coming: Promise<unknown> = Promise.resolve()

/** A part without which the page is not what somebody came for. */
export function awaited<Part>(part: Promise<Part>): Promise<Part> {
  coming = Promise.allSettled([coming, part])
  return part
}

/** A part that is shown after the next paint, also where it is here already: what it takes is no part of what came before. */
export function shownAfterPaint<Part>(load: () => Promise<Part>): () => Promise<Part> {
  return () => awaited(load().then((part) => new Promise<Part>((done) => afterPaint(() => done(part)))))
}

/** Counts the paints of a component, up to `last`: what stands behind `v-if="stage >= 2"` is no part of the task that made what
 *  stands behind `stage >= 1`. What is as long as all of them together would keep a slow phone from answering. */
export function useStages(last: number): Readonly<Ref<number>> {
  const stage = ref(0)
  const painted = () => new Promise<void>(afterPaint)
  async function grow() {
    while (stage.value < last) {
      await painted()
      stage.value++
    }
  }
  void awaited(grow())
  return readonly(stage)
}

/** Milliseconds after which what is awaited may come when it likes, and is not waited for again. */
const PATIENCE = 4000

/** Once all that is awaited has been painted, too. */
export async function onceWhole(work: () => void): Promise<void> {
  let clock: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<void>((done) => (clock = setTimeout(done, PATIENCE))).then(() => (coming = Promise.resolve()))
  await Promise.race([whole(), late])
  clearTimeout(clock)
  work()
}

async function whole(): Promise<void> {
  const painted = () => new Promise<void>(afterPaint)
  await painted()
  for (let last = null; last !== coming; await painted()) await (last = coming)
}
