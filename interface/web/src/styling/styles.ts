// The styles that pictures can be asked for in: the server's one list, with what the person wrote into it.
import { computed, shallowRef } from 'vue'
import { call } from '@/api/client'
import type { Style } from '@/api/types'
import { told } from '@/locales/told'
import { useSession } from '@/session'

/** What the image form shows at once; the picker has all. */
const FIRST = ['photo', 'watercolour', 'oil', 'ink', 'comic', 'pixel', 'poster']

const { state } = useSession()
const who = () => state.session?.user?.id ?? ''
const read = shallowRef<{ styles: readonly Style[]; of: string }>({ styles: [], of: '' })
/** Empty until they are read, and for another person. */
export const styles = computed(() => (read.value.of === who() ? read.value.styles : []))

const take = (all: Style[]) => void (read.value = { styles: all, of: who() })

/** Reads the list where it is not here yet. Rejects with `ApiError`. */
export async function loadStyles(): Promise<void> {
  if (!styles.value.length) take(await call<Style[]>('GET', '/styles'))
}

/** Rejects with `ApiError`, and the list stays as it is. */
export async function keepStyle(name: string, phrase: string): Promise<void> {
  take(await call<Style[]>('PUT', `/styles/${encodeURIComponent(name)}`, { body: { phrase } }))
}

/** One's own is gone; one of the studio's is as it came. Rejects with `ApiError`. */
export async function dropStyle(name: string): Promise<void> {
  take(await call<Style[]>('DELETE', `/styles/${encodeURIComponent(name)}`))
}

/** As names are compared: the twin of `named` on the server. */
export const named = (name: string): string => name.trim().replace(/[\s_-]+/g, '_').toLowerCase()

export function styleOf(name: string): Style | null {
  return styles.value.find((style) => named(style.name) === named(name)) ?? null
}

/** As it is read; what is no known style is its own title. */
export function titleOf(name: string): string {
  const style = styleOf(name)
  return style ? told(style.title, style.said, 'title') : name
}

/** A few to begin with, the chosen one among them. */
export function firstStyles(chosen: string): Style[] {
  const few = FIRST.map(styleOf).filter((style) => style !== null)
  const own = chosen ? styleOf(chosen) : null
  return own && !few.includes(own) ? [...few.slice(0, -1), own] : few
}

/** Those that have all the words in their title, name or phrase. */
export function found(words: string): Style[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  return styles.value.filter((style) => {
    const said = `${titleOf(style.name)} ${style.name} ${style.phrase}`.toLowerCase()
    return wanted.every((word) => said.includes(word))
  })
}
