// The pictures of a conversation: what events do to them, and what can be said about a version.
import { ROOT } from '@/api/root'
import { titled, told } from '@/locales/told'
import type { Image, Message, PaintingValues, Picture, TurnEvent, Version } from './wire'

export type Images = readonly Image[]

/** The images after an event of that conversation. */
export function withEvent(images: Images, conversation: string, event: TurnEvent): Images {
  if (event.type === 'ImageReady') return withVersion(images, conversation, event)
  if (event.type === 'VersionChosen') {
    return images.map((image) => (image.id === event.image ? chosen(image, event.version) : image))
  }
  if (event.type === 'VersionNamed') {
    return images.map((image) => (image.id === event.image ? withName(image, event.version, event.name) : image))
  }
  if (event.type === 'ImageRenamed') {
    return images.map((image) => (image.id === event.image ? { ...image, title: event.title } : image))
  }
  if (event.type === 'ImageDescribed') {
    const { alt, alt_at } = event
    return images.map((image) => (image.id === event.image ? { ...image, alt, alt_at } : image))
  }
  return images
}

/** The image in that version, which the shown branch knows from then on. */
export function chosen(image: Image, id: string): Image {
  return { ...image, current: id, versions: image.versions.map((one) => (one.id === id ? { ...one, here: true } : one)) }
}

function withVersion(
  images: Images,
  conversation: string,
  event: Extract<TurnEvent, { type: 'ImageReady' }>,
): Images {
  const { image: id, number, title, version } = titled(event)
  const known = images.find((image) => image.id === id)
  if (!known) {
    const made = { id, conversation, number, title, versions: [version], current: version.id, pinned: false, alt: '', alt_at: '' }
    return [...images, made]
  }
  const there = known.versions.some((one) => one.id === version.id)
  const versions = there ? known.versions : [...known.versions, version]
  return replace(images, { ...known, title, versions, current: version.id })
}

/** No two versions of an image have the same name: the one that got it last keeps it. */
export function withName(image: Image, id: string, name: string): Image {
  const same = (version: Version) => !!name && version.name?.toLowerCase() === name.toLowerCase()
  const versions = image.versions.map((version) =>
    version.id === id ? { ...version, name } : same(version) ? { ...version, name: '' } : version,
  )
  return { ...image, versions }
}

export function replace(images: Images, image: Image): Images {
  return images.map((one) => (one.id === image.id ? image : one))
}

/** As many of the newest pictures as a conversation that is read comes with. */
const LISTED = 50

/** Pictures that replies which are over have brought, and that are not among those that were read: they were deleted,
 * wherever that was. Of what is older than all of these nothing is known. */
export function deletedOf(messages: readonly Message[], images: Images): string[] {
  const there = new Set(images.map((image) => image.id))
  const oldest = images.length < LISTED ? 0 : Math.min(...images.map((image) => image.number))
  const replies = messages.flatMap(({ reply }) => (reply && reply.state !== 'running' ? [reply] : []))
  const brought = replies.flatMap((reply) => [
    ...reply.pictures.filter((picture) => picture.version).map(({ image, number }) => ({ image, number })),
    ...(reply.kept ?? []).map(({ image, number }) => ({ image, number })),
  ])
  return brought.filter(({ image, number }) => number > oldest && !there.has(image)).map(({ image }) => image)
}

export function imageOf(images: Images, picture: Picture, conversation: string): Image | null {
  const known = images.find((image) => image.id === picture.image)
  if (known) return known
  if (!picture.version) return null
  const { image: id, number, version } = picture
  const { title } = titled(picture)
  return { id, conversation, number, title, versions: [version], current: version.id, pinned: false, alt: '', alt_at: '' }
}

export function shown(image: Image): Version {
  return image.versions.find((version) => version.id === image.current) ?? image.versions.at(-1)!
}

/** Whether the branch that is shown has seen a version; a reply that is remembered says nothing about it. */
const seen = (version: Version) => version.here !== false

/** Whether it belongs to the branch that is shown; the others stand on the shelf only. */
export function isHere(image: Image): boolean {
  return image.versions.some(seen)
}

/** 1, 2, 3 … in the order they were made. */
export function versionNumber(image: Image, id: string): number {
  return image.versions.findIndex((version) => version.id === id) + 1
}

/** Whether its picture is still there; an older reply that is remembered says nothing about it. */
export function isKept(version: Version): boolean {
  return version.kept !== false
}

/** The version that the shown one was made from; those whose pictures are no longer kept are passed by. */
export function undoOf(image: Image): Version | null {
  let at: Version | undefined = shown(image)
  do {
    const { parent }: Version = at
    at = image.versions.find((version) => version.id === parent)
  } while (at && !isKept(at))
  return at ?? null
}

/**
 * The newest version that was made from the shown one on this branch; those whose pictures are no longer kept are passed
 * by. `later` in conversation/versions/lineage.py.
 */
export function redoOf(image: Image): Version | null {
  const known = isHere(image) ? image.versions.filter(seen) : image.versions
  const waiting = known.filter((version) => version.parent === image.current)
  for (let newest = waiting.pop(); newest; newest = waiting.pop()) {
    if (isKept(newest)) return newest
    const { id } = newest
    waiting.push(...known.filter((version) => version.parent === id))
  }
  return null
}

/** Ids of the versions that undo can reach, and the shown one: the others are dimmed in the strip. */
export function reached(image: Image): Set<string> {
  const ids = new Set<string>()
  let at: Version | undefined = shown(image)
  while (at && !ids.has(at.id)) {
    ids.add(at.id)
    const { parent }: Version = at
    at = image.versions.find((version) => version.id === parent)
  }
  return ids
}

function fileUrl(conversation: string, filename: string): string {
  return `${ROOT}/api/conversation-image/${encodeURIComponent(conversation)}/${encodeURIComponent(filename)}`
}

/** Bytes of a PNG from which on the server makes a WebP of it for the screen, when it is first looked at. */
const HEAVY = 400_000

/** What a page shows of it. */
export function versionUrl(conversation: string, version: Version): string {
  const heavy = !version.full && version.media_type === 'image/png' && version.bytes > HEAVY
  if (heavy) return `${ROOT}/api/v1/images/${encodeURIComponent(version.image)}/file?format=full&version=${encodeURIComponent(version.id)}`
  return fileUrl(conversation, version.full ?? version.filename)
}

/** Pixels a side of what a card shows: `CARD` in imaging/files/encode.py. */
const CARD = 1440

/** What a card shows of a picture: as large as it is laid out, not as large as it is. No `srcset` for a small one, and for one
 * that moves. */
export function cardSources(conversation: string, version: Version): { src: string; srcset?: string; sizes?: string } {
  const src = versionUrl(conversation, version)
  const { width, height } = version
  const longest = Math.max(width, height)
  if (longest <= CARD || version.media_type === 'image/gif' || !isKept(version)) return { src }
  const card = `${ROOT}/api/v1/images/${encodeURIComponent(version.image)}/file?format=card&version=${encodeURIComponent(version.id)}`
  const high = `${Math.round((60 * width) / height)}svh`
  return {
    src,
    srcset: `${card} ${Math.round((CARD * width) / longest)}w, ${src} ${width}w`,
    sizes: `min(100vw, 720px, ${high})`,
  }
}

/** What of it a screen shows at its best: the file itself, where that may be shown and a browser can. */
export function bestUrl(conversation: string, version: Version): string {
  return version.media_type === 'image/tiff' ? versionUrl(conversation, version) : keepUrl(conversation, version)
}

/** What is kept of it outside: the file itself, or what is shown of one that came from outside and may say too much. */
export function keepUrl(conversation: string, version: Version): string {
  return fileUrl(conversation, keepName(version))
}

function keepName(version: Version): string {
  const asItCame = /_original\.\w+$/.test(version.filename)
  return asItCame ? (version.full ?? version.filename) : version.filename
}

/** A small file that looks the same, for thumbnails. */
export function thumbUrl(conversation: string, version: Version): string {
  return fileUrl(conversation, version.preview ?? version.filename)
}

export type Origin = 'ai' | 'sketch' | 'local' | 'upload'

/** Who made it. The Sketchbook is a program that draws, not an AI model: `Version.is_ai` in conversation/image.py. */
export function originOf(version: Version): Origin {
  const { kind, by } = version.recipe
  if (kind === 'painting') return by.startsWith('model:sketchbook/') ? 'sketch' : 'ai'
  return kind === 'upload' ? kind : 'local'
}

/** Whether an AI model had a hand in a picture: an edit made here does not wash that off. */
export function originOfImage(image: Image, version: Version): Origin {
  const own = originOf(version)
  if (own !== 'local') return own
  const parent = image.versions.find((one) => one.id === version.parent)
  const before = parent ? originOfImage(image, parent) : 'local'
  return before === 'ai' || before === 'sketch' ? before : own
}

export function promptOf({ recipe }: Version): { original: string; refined: string; note: string } {
  if (recipe.kind === 'painting') {
    const { prompt, refined, note, said } = recipe.values
    return { original: prompt, refined, note: told(note, said, 'note') }
  }
  return { original: recipe.kind === 'upload' ? recipe.values.prompt : '', refined: '', note: '' }
}

/** What its owner was told when the file came in: that it was cut short, whose JPEG is used, … Of the place `sheet` tells more. */
export function noticedIn({ recipe }: Version): string[] {
  if (recipe.kind !== 'upload') return []
  const { noticed, said } = recipe.values
  const notes = noticed.flatMap((note, at) => (note.startsWith('place') ? [] : [told(note, said, `noticed.${at}`)]))
  return notes.map((note) => note.charAt(0).toUpperCase() + note.slice(1))
}

/** The prompt that a version goes back to, also when it was changed since; null for a picture that had none. */
export function promptBehind(image: Image, version: Version): ReturnType<typeof promptOf> | null {
  const seen = new Set<string>()
  for (let at: Version | undefined = version; at && !seen.has(at.id); ) {
    const prompt = promptOf(at)
    if (prompt.original) return prompt
    seen.add(at.id)
    const { parent }: Version = at
    at = image.versions.find((one) => one.id === parent)
  }
  return null
}

/** How the newest version on the way to this one was painted; null where nothing was. */
export function paintingBehind(image: Image, version: Version): PaintingValues | null {
  const seen = new Set<string>()
  for (let at: Version | undefined = version; at && !seen.has(at.id); ) {
    if (at.recipe.kind === 'painting') return at.recipe.values
    seen.add(at.id)
    const { parent }: Version = at
    at = image.versions.find((one) => one.id === parent)
  }
  return null
}
