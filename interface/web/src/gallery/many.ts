// What is done to many pictures: how far it is, what became of it, and the way back.
import { shallowRef } from 'vue'
import { ApiError } from '@/api/error'
import { bytes } from '@/format'
import { t } from '@/locales'
import { toast, toastFailure } from '@/ui/toasts'
import { each, type Failed, type Report } from './bulk'
import { changes, type Compressed } from './calls'
import { selection, store } from './open'
import type { Hung } from './types'

export type Verb = 'compress' | 'convert' | 'cutout' | 'undo'

interface Running {
  verb: Verb
  over: number
  of: number
  stop: () => void
}

export const running = shallowRef<Running | null>(null)
/** What failed the last time, until it was read. */
export const failed = shallowRef<readonly Failed<Hung>[]>([])

async function all<R>(
  verb: Verb,
  pictures: readonly Hung[],
  work: (picture: Hung, signal: AbortSignal) => Promise<R>,
): Promise<Report<Hung, R>> {
  const control = new AbortController()
  const show = (over: number) => (running.value = { verb, over, of: pictures.length, stop: () => control.abort() })
  show(0)
  const report = await each({ items: pictures, work, progress: show, signal: control.signal })
  running.value = null
  failed.value = report.failed
  const changed = new Set(report.done.map(({ item }) => item.id))
  if (changed.size) await store.renew(changed).catch(toastFailure)
  selection.keep(store.pictures, new Set())
  return report
}

export async function compress(pictures: readonly Hung[], wishes: Record<string, string>): Promise<void> {
  const report = await all('compress', pictures, async (picture, signal) => made(await changes.compress(picture.id, wishes, signal)))
  const smaller = report.done.filter(({ result }) => result.outcome.state !== 'kept')
  const kept = report.done.length - smaller.length
  const before = smaller.reduce((sum, { result }) => sum + result.before.bytes, 0)
  const after = smaller.reduce((sum, { result }) => sum + result.outcome.bytes, 0)
  const said = smaller.length
    ? [t('gallery.compressed', { n: smaller.length, before: bytes(before), after: bytes(after) }, smaller.length)]
    : []
  if (kept) said.push(t('gallery.keptSmall', { n: kept }, kept))
  finish(report, said.join(' '), smaller.map(({ item }) => item))
}

/** What could not be made is a failure with its reason; the server only reports it. */
function made(compressed: Compressed): Compressed {
  if (compressed.outcome.state !== 'transparent') return compressed
  throw new ApiError({ code: 'transparent', title: t('gallery.transparent'), message: t('gallery.transparentText') })
}

export async function convert(pictures: readonly Hung[], format: string): Promise<void> {
  const report = await all('convert', pictures, (picture, signal) => changes.operate(picture.id, { type: 'convert', format }, signal))
  finish(report, t('gallery.converted', { n: report.done.length, format: t(`gallery.formats.${format}`) }, report.done.length))
}

export async function cutOut(pictures: readonly Hung[]): Promise<void> {
  const report = await all('cutout', pictures, (picture, signal) => changes.removeBackground(picture.id, signal))
  finish(report, t('gallery.cutOut', { n: report.done.length }, report.done.length))
}

function finish(report: Report<Hung, unknown>, said: string, changed: readonly Hung[] = report.done.map(({ item }) => item)): void {
  const words = report.left.length ? `${said} ${t('gallery.stopped', { n: report.left.length }, report.left.length)}` : said
  if (report.done.length) toast(words, changed.length ? { label: t('ui.undo'), run: () => void undo(changed) } : undefined)
  else if (report.left.length) toast(t('gallery.stopped', { n: report.left.length }, report.left.length))
}

/** Back to the versions that were shown before. */
async function undo(before: readonly Hung[]): Promise<void> {
  const report = await all('undo', before, (picture) => changes.choose(picture.id, picture.version))
  if (report.done.length) toast(t('gallery.undone', { n: report.done.length }, report.done.length))
}

export async function remove(pictures: readonly Hung[]): Promise<void> {
  const ids = new Set(pictures.map((picture) => picture.id))
  store.remove(ids)
  selection.keep([], ids)
  try {
    await changes.remove([...ids])
  } catch (reason) {
    toastFailure(reason)
    await store.refresh()
    return
  }
  void store.count().catch(toastFailure)
  const said = pictures.length === 1 ? t('gallery.deletedOne', { title: pictures[0]!.title }) : t('gallery.deleted', { n: pictures.length })
  toast(said, { label: t('ui.undo'), run: () => void bringBack(pictures) })
}

export async function bringBack(pictures: readonly Hung[]): Promise<void> {
  try {
    await changes.restore(pictures.map((picture) => picture.id))
    selection.keep([], new Set(pictures.map((picture) => picture.id)))
    await store.refresh()
    toast(t('gallery.restored', { n: pictures.length }, pictures.length))
  } catch (reason) {
    toastFailure(reason)
  }
}

export async function rename(titles: Record<string, string>, before: readonly Hung[]): Promise<void> {
  const ids = new Set(Object.keys(titles))
  const old = Object.fromEntries(before.filter((picture) => ids.has(picture.id)).map((picture) => [picture.id, picture.title]))
  try {
    await changes.rename(titles)
    await store.renew(ids)
    selection.keep(store.pictures, new Set())
    toast(t('gallery.renamed', { n: ids.size }, ids.size), {
      label: t('ui.undo'),
      run: () => void changes.rename(old).then(() => store.renew(ids)).catch(toastFailure),
    })
  } catch (reason) {
    toastFailure(reason)
  }
}
