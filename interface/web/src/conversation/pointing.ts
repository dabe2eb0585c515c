// Whether a prompt is about pictures that are there, for the chip: as conversation/phrases/picture_mentions.py and
// conversation/generation/picture_numbers.py decide it.
import { POINTING } from './wire'

/** Whether its words point at a picture: “the same but at night”. */
export function pointsAtPicture(text: string): boolean {
  if (POINTING.solid.some((piece) => text.includes(piece))) return true
  const said = folded(text).split(' ').filter(Boolean)
  const whole = ` ${said.join(' ')} `
  while (said.length && POINTING.polite.includes(said[0]!)) said.shift()
  const begun = `${said.join(' ')} `
  return (
    POINTING.anywhere.some((phrase) => whole.includes(` ${phrase} `)) || POINTING.opening.some((phrase) => begun.startsWith(`${phrase} `))
  )
}

function folded(text: string): string {
  const bare = text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')
  return bare.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

/** The numbers of the pictures that it names, each once, in their order. */
export function numbersIn(text: string): number[] {
  const found = text.matchAll(/(?<![\p{L}\p{N}_#&/])#([1-9]\d{0,3})(?![\p{L}\p{N}_#])/gu)
  return [...new Set([...found].map((one) => Number(one[1])))]
}
