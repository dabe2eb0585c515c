// Who is here, with which settings, models and commands. State that every page shares.
import { computed, reactive, readonly } from 'vue'
import { onceWhole } from '@/afterPaint'
import { api, forgetFirst } from '@/api/client'
import { toApiError, type ApiError } from '@/api/error'
import { beginAsGuest, openByCode } from '@/account/recovery'
import { reconnect } from '@/api/socket'
import type { Model, Models, PaletteEntry, Session, Settings } from '@/api/types'
import { createChanges } from '@/changes'
import { strangers } from '@/consent/strangers'
import { standing } from '@/current'
import { speak } from '@/locales'
import { forgetListed, listed, readListed } from '@/models/listed'
import { unlisted } from '@/models/unlisted'
import { applyTheme } from '@/theme'

interface State {
  session: Session | null
  palette: PaletteEntry[]
  failure: ApiError | null
}

const state = reactive<State>({ session: null, palette: [], failure: null })

async function load(): Promise<void> {
  try {
    take(await api.session())
    state.failure = null
  } catch (reason) {
    state.failure = toApiError(reason)
    return
  }
  if (!mustLogIn.value) void onceWhole(loadTheRest)
}

/** What is found by now, where nothing that can be said has changed; whoever asks for it can do without. */
async function lookAgain(): Promise<void> {
  const before = changes.made()
  const session = await api.session().catch(() => null)
  if (!session) return
  // it may have been read before what was changed since then
  const stale = before === null || changes.made() !== before
  take(stale && state.session ? { ...session, settings: state.session.settings } : session)
}

/** What can be said, and with which models, is not needed to see the page, only to talk. */
function loadTheRest(): void {
  void loadPalette()
  // with nothing connected those at work are all there are
  if (state.session?.providers.some(({ by }) => by)) void readListed(state.session.models)
}

async function loadPalette(): Promise<void> {
  state.palette = await api.palette().catch(() => state.palette)
}

function take(session: Session): void {
  state.session = session
  if (session.signed_in) apply(session.settings)
  else forgetFirst()
}

function apply(settings: Settings): void {
  applyTheme(settings.theme, settings.reduced_motion)
  void speak(settings.language)
}

/** The settings of who is here as they are changed; answers to who was here before are shown to nobody. */
function createOwnChanges() {
  const own = createChanges(api.changeSettings, (settings) => {
    if (own !== changes || !state.session) return
    state.session.settings = settings
    apply(settings)
  })
  return own
}

let changes = createOwnChanges()

/** Shown at once, taken back when the server refuses. */
async function changeSettings(wanted: Partial<Settings>): Promise<void> {
  if (!state.session) return
  await changes.change(state.session.settings, wanted)
  if ('compress_presets' in wanted) state.palette = await api.palette() // its help names them
}

/** After logging in, registering or logging out: another person may be here. */
async function becomeSomeone(change: Promise<unknown>): Promise<void> {
  await change
  changes = createOwnChanges()
  forgetFirst()
  forgetListed()
  await load()
  reconnect()
}

const goingOut = new Set<() => void>()

/** Called when somebody logs out, before anybody else is in. The answer takes it back. */
export function onLogOut(done: () => void): () => void {
  goingOut.add(done)
  return () => void goingOut.delete(done)
}

const settings = computed(() => state.session?.settings ?? null)
const mustLogIn = computed(() => state.session !== null && !state.session.signed_in)
const imageModel = computed<Model | null>(() => find('image'))
const chatModel = computed<Model | null>(() => find('chat'))

/** Those at work, and all others as soon as they are read. */
const models = computed<Models | null>(() => {
  const working = state.session?.models
  if (!working) return null
  const others = (kept: readonly Model[]) => (model: Model) => !kept.some(({ id }) => id === model.id)
  const all = listed.value?.models ?? []
  const image = all.filter(({ kind }) => kind !== 'text')
  const chat = all.filter(({ kind }) => kind === 'text')
  return {
    image: [...image, ...working.image.filter(others(image))],
    chat: [...chat, ...working.chat.filter(others(chat))],
    chosen: working.chosen,
  }
})

/** What holds in the open conversation, else the person's own choice, else what `auto` means now. */
function find(kind: 'image' | 'chat'): Model | null {
  const known = models.value
  const all = [...(known?.[kind] ?? []), ...(kind === 'chat' ? (known?.image ?? []) : [])]
  const named = (id: string | undefined) => all.find((model) => model.id === id)
  const here = standing.value[`${kind}_model`]
  if (here) return named(here) ?? unlisted(here, kind === 'image' ? 'image' : 'text')
  return named(settings.value?.[`${kind}_model`]) ?? named(known?.chosen[kind]) ?? null
}

/** Waits for a yes before anything goes to a provider for the first time; rejects with an `ApiError` where it is a no. `said`: the
 *  message that is to be sent, where it is one. */
export async function cleared(painter: Model | null, said = ''): Promise<void> {
  const cheap = models.value?.chat.find(({ id }) => id === models.value?.chosen.cheap) ?? null
  const first = strangers(state.session, [painter, chatModel.value, cheap])
  if (first.length) await (await import('@/consent/asking')).askFirst(first, said)
}

export function useSession() {
  return {
    state: readonly(state) as Readonly<State>,
    settings,
    mustLogIn,
    models,
    imageModel,
    chatModel,
    load,
    lookAgain,
    changeSettings,
    logIn: (name: string, password: string, along = false) => becomeSomeone(api.logIn(name, password, along)),
    openByCode: (code: string, along: boolean) => becomeSomeone(openByCode(code, along)),
    begin: () => becomeSomeone(beginAsGuest()),
    register: (name: string, password: string) => becomeSomeone(api.register(name, password)),
    logOut: () => becomeSomeone(api.logOut().then(() => goingOut.forEach((done) => done()))),
  }
}
