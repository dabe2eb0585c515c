// What a picture shows, in words for who does not see it. The twin of `conversation/versions/alt_text.py`.
import { locale } from '@/locales'
import { filledIn } from '@/locales/told'
import type { CodedInside, EditStep, Image, SentenceCode, Version } from './wire'

const LONGEST = 140
const LONGEST_WISH = 60
const SHORTEST = 40
const MOST_CHANGES = 4
const NO_WORDS = new RegExp(
  '^(imag(e|es|en)?|imgs?|dsc|dsc[fn]|pxl|mvi|gopr|pano|pic(ture)?s?|photos?|fotos?|bild|scan|screenshot|screen|shot|' +
    'bildschirmfoto|capture?|captura|pantalla|écran|whatsapp|telegram|signal|unnamed|untitled|(down|up)load|file|datei|' +
    'cop(y|ie)|kopie|original|edited|final|new|jpe?g|png|hei[cf]|webp|gif|tiff?|avif|bmp|图片|照片|截图|图像)$',
)

type Part = string | CodedInside

/** A sentence of the server's, as it would say it. */
function say(code: SentenceCode, english: string, params: CodedInside['params'] = {}): CodedInside {
  const text = english.replace(/\{(\w+)\}/g, (_, name: string) => inEnglish(params[name]!))
  return { code, text, params }
}
const inEnglish = (value: string | number | CodedInside) => (typeof value === 'object' ? value.text : `${value}`)

const CROPPED = say('alt_cropped', 'cropped')
const CHANGED = say('alt_changed_otherwise', 'changed')
const IN_PART = say('alt_changed_in_part', 'changed in part')
const CUT_OUT = say('alt_cut_out', 'cut out of its background')
const CHANGES: Partial<Record<string, Part>> = {
  crop: CROPPED,
  trim: CROPPED,
  greyscale: say('alt_greyscale', 'in black and white'),
  sepia: say('alt_sepia', 'in sepia'),
  invert: say('alt_inverted', 'in inverted colours'),
  blur: say('alt_blurred', 'blurred'),
  pixelate: say('alt_pixelated', 'pixelated'),
  layer: say('alt_drawn_on', 'drawn on'),
}
const RETOUCHED: Partial<Record<string, Part>> = {
  'replace-bg': say('alt_new_background', 'on another background'),
  nobg: CUT_OUT,
  erase: IN_PART,
  inpaint: IN_PART,
  restyle: CHANGED,
  variations: CHANGED,
}

/** Never empty. */
export function altOf(image: Image, version: Version): string {
  const way = wayTo(image, version)
  if (image.alt) {
    const at = way.findIndex(({ id }) => id === image.alt_at)
    return withChanges(image.alt, at < 0 ? [] : way.slice(at + 1))
  }
  const title = image.title.includes(' ') ? image.title : image.title.replace(/_+/g, ' ')
  const words = shortened(promptOf(way[0]!)) || (worded(image.title) ? shortened(title) : '')
  return withChanges(words || neutral(way), way.slice(1))
}

/** At most so many characters, ended with a sentence or at a comma where one is near enough, else with a word. */
export function shortened(text: string, longest = LONGEST): string {
  const words = text.split(/\s+/).filter(Boolean).join(' ')
  const letters = [...words]
  if (letters.length <= longest) return words
  const within = letters.slice(0, longest).join('')
  for (const end of [/[.!?。！？](?=\s|$)/g, /[,;:，；：](?=\s|$)/g]) {
    const last = [...words.matchAll(end)].map(({ index }) => index).filter((index) => index < within.length).at(-1)
    if (last !== undefined && last >= Math.min(SHORTEST, Math.floor(longest / 2))) return words.slice(0, last)
  }
  let cut = letters.slice(0, longest - 1).join('')
  if (letters[longest - 1] !== ' ' && cut.includes(' ')) cut = cut.slice(0, cut.lastIndexOf(' '))
  return `${cut.trimEnd()}…`
}

/** Whether a title says anything, and is not only what a camera or a program called a file. */
function worded(title: string): boolean {
  const said = title.toLowerCase().replace(/[0-9a-f]{8,}/g, ' ').match(/\p{L}+/gu) ?? []
  return said.some((word) => !NO_WORDS.test(word) && (word.length > 2 || /[^\0-\x7f]/.test(word)))
}

function wayTo(image: Image, version: Version): Version[] {
  const known = new Map(image.versions.map((one) => [one.id, one]))
  const way = [version]
  known.delete(version.id)
  for (let at = version; at.parent && known.has(at.parent); way.unshift(at)) {
    const before = known.get(at.parent)!
    known.delete(at.parent)
    at = before
  }
  return way
}

function promptOf({ recipe }: Version): string {
  return recipe.kind === 'painting' || recipe.kind === 'upload' ? recipe.values.prompt : ''
}

/** What can be said of a picture without words: what it is, how large, and when it was taken. */
function neutral(way: Version[]): Part {
  const { width, height } = way.at(-1)!
  const came = way[0]!.recipe
  if (came.kind !== 'upload') return say('alt_picture', 'Picture, {width} × {height}', { width, height })
  if (!came.values.taken) return say('alt_uploaded', 'Uploaded picture, {width} × {height}', { width, height })
  const first = say('alt_photograph', 'Photograph, {width} × {height}', { width, height })
  return listed(first, say('alt_taken', 'taken {day}', { day: dayInWords(came.values.taken) }))
}

function dayInWords(iso: string): string {
  const day = new Date(`${iso}T00:00:00Z`)
  if (Number.isNaN(day.getTime())) return iso
  const way = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  return day.toLocaleDateString(locale() === 'en' ? 'en-GB' : locale(), way)
}

const listed = (first: Part, then: Part): Part => say('listed', '{first}, {then}', { first, then })

function withChanges(words: Part, later: Version[]): string {
  const changes = later.flatMap(changesOf)
  const once = changes.filter((one, at) => changes.findIndex((other) => inEnglish(other) === inEnglish(one)) === at)
  return filledIn(once.slice(-MOST_CHANGES).reduce(listed, words))
}

function changesOf({ recipe }: Version): Part[] {
  switch (recipe.kind) {
    case 'operation':
      return ofStep({ name: recipe.by.slice('operation:'.length), options: recipe.values })
    case 'edit':
      return recipe.values.steps.flatMap(ofStep)
    case 'mask':
      return recipe.values.steps.length || recipe.values.model ? [IN_PART] : []
    case 'cutout':
      return [CUT_OUT]
    case 'overlay':
      return [say('alt_overlaid', 'with another picture on it')]
    case 'painting': {
      const wish = shortened(recipe.values.prompt, LONGEST_WISH)
      return wish ? [say('alt_changed', 'changed: {wish}', { wish })] : []
    }
    case 'retouch':
      return [RETOUCHED[recipe.values.name] ?? []].flat()
    default:
      return []
  }
}

function ofStep({ name, options }: EditStep): Part[] {
  const words = name === 'text' && shortened(`${(options as { text?: unknown }).text ?? ''}`, LONGEST_WISH)
  if (words) return [say('alt_lettered', 'with the words “{words}”', { words })]
  return [CHANGES[name] ?? []].flat()
}
