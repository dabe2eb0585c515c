// A picture that came as a `data:` address: as a file, under a name.

/** Decoded here, for the content security policy lets `fetch` read our own addresses only. */
export function toBlob(address: string): Blob {
  const comma = address.indexOf(',')
  const type = /^data:([^;,]+)/.exec(address)?.[1] ?? 'image/png'
  const bytes = Uint8Array.from(atob(address.slice(comma + 1)), (character) => character.charCodeAt(0))
  return new Blob([bytes], { type })
}

/** `atelier-20261120-134512.png`, by the person's clock. */
export function fileName(made: Date, type: string): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${made.getFullYear()}${two(made.getMonth() + 1)}${two(made.getDate())}`
  const time = `${two(made.getHours())}${two(made.getMinutes())}${two(made.getSeconds())}`
  return `atelier-${day}-${time}.${type === 'image/jpeg' ? 'jpg' : type.split('/')[1] || 'png'}`
}
