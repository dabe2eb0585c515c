// What the palette offers for what stands in the box. Everything comes from the server's declarations; nothing is listed here.
import type { Argument, PaletteEntry } from '@/api/types'
import { opened } from './slash'

export interface Offer {
  /** Unique among the offers. */
  id: string
  /** What stands in the box afterwards, and where the cursor is. */
  text: string
  caret: number
  name: string
  help: string
  entry: PaletteEntry
  /** What stands in the box says it already: Enter sends that. */
  said: boolean
}

export interface Group {
  /** What one wants: the code that a declaration has for it; empty for values. */
  name: string
  offers: Offer[]
}

export type Completion =
  /** The beginning of a command: Enter takes the marked one, or sends it where it is said already. */
  | { kind: 'commands'; typed: string; groups: Group[] }
  /** Behind a command: its usage, and values that Tab would complete. Enter sends. */
  | { kind: 'arguments'; entry: PaletteEntry; active: Argument | null; groups: Group[] }

const COMMAND = /^\/([\w-]*)$/
const BEHIND = /^(\/[\w-]+)\s/

/** Null: there is nothing to offer. `caret` is a place in `text`; each line may be a command. */
export function completion(text: string, caret: number, palette: readonly PaletteEntry[]): Completion | null {
  const start = text.lastIndexOf('\n', caret - 1) + 1
  const end = text.indexOf('\n', caret) < 0 ? text.length : text.indexOf('\n', caret)
  const line = opened(text.slice(start, end))
  const found = inLine(line, caret - start - (end - start - line.length), palette)
  const placed = (offer: Offer) => ({ ...offer, text: text.slice(0, start) + offer.text + text.slice(end), caret: start + offer.caret })
  return found && { ...found, groups: found.groups.map((group) => ({ ...group, offers: group.offers.map(placed) })) }
}

function inLine(text: string, caret: number, palette: readonly PaletteEntry[]): Completion | null {
  const before = text.slice(0, caret)
  const started = COMMAND.exec(before)
  if (started && !/^\S/.test(text.slice(caret))) return commands(started[1]!.toLowerCase(), text.slice(caret), palette)
  const name = BEHIND.exec(before)?.[1]
  const entry = palette.find((one) => one.name === name)
  return entry ? argumentsOf(entry, text, caret) : null
}

function commands(typed: string, rest: string, palette: readonly PaletteEntry[]): Completion | null {
  const offers = ranked(typed, palette).map((entry) => {
    const text = `${entry.name} ${rest.trimStart()}`
    const said = isCalled(entry, typed) && (entry.alone || rest.trim() !== '')
    return { id: entry.name.slice(1), text, caret: entry.name.length + 1, name: entry.name, help: entry.help, entry, said }
  })
  return offers.length ? { kind: 'commands', typed, groups: grouped(offers) } : null
}

/** What is called so, then names that begin like it, then those that contain it, in a name or, for a word and not a
 * letter, in their help. */
function ranked(typed: string, palette: readonly PaletteEntry[]): PaletteEntry[] {
  const begins = palette.filter((entry) => entry.name.slice(1).startsWith(typed))
  if (!typed) return begins
  const called = palette.filter((entry) => isCalled(entry, typed))
  const words = ({ name, aliases, help }: PaletteEntry) => (typed.length < 3 ? [name] : [name, ...aliases, help])
  const searched = (entry: PaletteEntry) => words(entry).join(' ').toLowerCase()
  return [...new Set([...called, ...begins, ...palette.filter((entry) => searched(entry).includes(typed))])]
}

function isCalled({ name, aliases }: PaletteEntry, typed: string): boolean {
  return [name, ...aliases].includes(`/${typed}`)
}

/** In the palette's own order of groups. */
function grouped(offers: Offer[]): Group[] {
  const groups = new Map<string, Offer[]>()
  for (const offer of offers) groups.set(offer.entry.group, [...(groups.get(offer.entry.group) ?? []), offer])
  return [...groups].map(([name, list]) => ({ name, offers: list }))
}

function argumentsOf(entry: PaletteEntry, text: string, caret: number): Completion | null {
  const start = text.slice(0, caret).search(/\S*$/)
  const word = text.slice(start, caret)
  const [key, value] = word.includes('=') ? [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)] : ['', word]
  const named = entry.arguments.find((argument) => argument.name === key) ?? null
  const candidates = named ? valuesOf(named, value, `${key}=`) : openValues(entry, text, value)
  const offers = candidates.map(({ insert, help }) => {
    const space = insert.endsWith('=') ? '' : ' '
    const done = text.slice(0, start) + insert + space + text.slice(caret).trimStart()
    return { id: `value-${insert}`, text: done, caret: start + insert.length + space.length, name: insert, help, entry, said: false }
  })
  const writing = entry.arguments.some((argument) => takesTheRest(entry, argument)) && text.trim() !== entry.name
  if (writing && !offers.length) return null // the usage was read; it would only stand in the way of a long prompt
  return { kind: 'arguments', entry, active: named ?? activeOf(entry, text), groups: offers.length ? [{ name: '', offers }] : [] }
}

interface Candidate {
  insert: string
  help: string
}

function valuesOf(argument: Argument, typed: string, prefix: string): Candidate[] {
  return argument.choices
    .filter((choice) => choice.toLowerCase().startsWith(typed.toLowerCase()) && choice !== typed)
    .map((choice) => ({ insert: prefix + choice, help: argument.help }))
}

/** Values and keys that could stand here. Where a prompt is written only what begins like a key is offered. */
function openValues(entry: PaletteEntry, text: string, typed: string): Candidate[] {
  const written = entry.arguments.find((argument) => takesTheRest(entry, argument))
  const open = entry.arguments.filter((argument) => argument !== written && !text.includes(`${argument.name}=`))
  const keys = open.map((argument) => ({ insert: `${argument.name}=`, help: argument.help }))
  const fitting = keys.filter(({ insert }) => insert.startsWith(typed.toLowerCase()))
  if (written) return typed.length >= 2 ? fitting : []
  const said = text.split(/\s+/)
  const unsaid = open.filter((argument) => !argument.choices.some((choice) => said.includes(choice)))
  return [...unsaid.flatMap((argument) => valuesOf(argument, typed, '')), ...fitting].slice(0, 8)
}

/** Whether it is the one that plain words behind the command go to: it stands in the usage without its name and `=`. */
function takesTheRest(entry: PaletteEntry, argument: Argument): boolean {
  return argument.prose === true && (entry.usage.includes(`<${argument.name}>`) || entry.usage.includes(`[${argument.name}]`))
}

/** Which argument the next word is for: the first that nothing was said about. */
function activeOf(entry: PaletteEntry, text: string): Argument | null {
  const free = entry.arguments.filter((argument) => !text.includes(`${argument.name}=`))
  return free.find((argument) => argument.required) ?? free[0] ?? null
}

/** `0–360`, or the choices: what an argument takes, in few words. */
export function range({ low, high, choices }: Argument): string {
  if (choices.length) return choices.join(', ')
  if (low === null && high === null) return ''
  return `${low ?? '…'}–${high ?? '…'}`
}
