// What a file is by its first bytes, as far as that says that it is no picture: such a file is not worth a conversation.
// What kind of picture it is, and whether it is whole, the server tells: this only knows what is surely something else.

/** Beginnings of files that are no pictures, in hexadecimal. */
const OTHERS = [
  '25504446', '504b0304', '504b0506', '1f8b', '7f454c46', 'cafebabe', '377abcaf', '52617221', 'fd377a58', '494433', '4f676753', '1a45dfa3',
]
/** Of `ftyp`, the brands of films and sounds. */
const FILMS = /^(isom|iso\d|mp4|mp42|avc1|qt {2}|M4[AV] |3gp)/
const LOOKED_AT = 512
/** Pictures that are written as text, and those that are named for what they are. */
const WRITTEN = /^P[1-7fF]\s|^\uFEFF?\s*<(\?xml|svg|!DOCTYPE svg)|^#\?RADIANCE|^%!PS/

/** Whether its bytes are surely not those of a picture. A file that cannot be read is the server's to judge. */
export async function isSomethingElse(file: Blob): Promise<boolean> {
  try {
    return saysSomethingElse(new Uint8Array(await file.slice(0, LOOKED_AT).arrayBuffer()))
  } catch {
    return false
  }
}

export function saysSomethingElse(bytes: Uint8Array): boolean {
  if (!bytes.length) return true
  const hex = [...bytes.slice(0, 12)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.slice(from, to))
  if (OTHERS.some((start) => hex.startsWith(start))) return true
  if (ascii(4, 8) === 'ftyp') return FILMS.test(ascii(8, 12))
  if (ascii(0, 4) === 'RIFF') return ['WAVE', 'AVI '].includes(ascii(8, 12))
  return isText(bytes)
}

/** Nothing but characters that are read, and no picture that is written with them. */
function isText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return !/[\u0000-\u0008\u000e-\u001f]/.test(text) && !WRITTEN.test(text)
  } catch {
    return false
  }
}
