// Several pictures of one prompt, as the thread shows them: which places there are, and what stands in each.
import type { Message, Picture, Reply } from '@/conversation/wire'

/** One place of a group; without a picture it waits for its turn. */
export interface Place {
  place: number
  picture: Picture | null
}

/** The places of a group of candidates, in their order. Once the turn is over only those where something is. */
export function placesOf(reply: Reply, group: number): Place[] {
  const known = new Map(reply.pictures.filter((picture) => picture.group === group).map((picture) => [picture.place, picture]))
  const { count } = reply.candidates[group - 1]!
  const all = Array.from({ length: count }, (_, at) => ({ place: at + 1, picture: known.get(at + 1) ?? null }))
  return reply.state === 'running' ? all : all.filter(({ picture }) => picture)
}

/** What a place is called while it is not shown who painted it: A, B, C … */
export const letterOf = (place: number): string => String.fromCharCode(64 + place)

/** The prompt that made them, as it was sent. */
export function promptOf(message: Message): string {
  const { prompt, pictures } = message.reply!
  const made = pictures.find((picture) => picture.version?.recipe.kind === 'painting')?.version?.recipe
  return prompt?.refined ?? (made?.kind === 'painting' ? made.values.refined || made.values.prompt : '')
}

/** Of so many, how many stand in a row where there is room: all of them, or rows that are full. */
export const columnsFor = (count: number): number => (count === 4 || count < 3 ? 2 : 3)

/** The picture of a reply that what is suggested is about: of several the one that was picked, and none before. */
export function leadingPicture({ pictures, candidates }: Reply): Picture | null {
  if (!candidates?.length) return pictures.at(-1) ?? null
  return pictures.find(({ group, place }) => group && candidates[group - 1]?.picked === place) ?? null
}
