// Puts a file onto the person's disk, where their browser puts such things.

export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  follow(url, name)
  setTimeout(() => URL.revokeObjectURL(url), 60_000) // some browsers read it a while after the press
}

/** As if a link to it were pressed; an empty name leaves it to the server. */
export function follow(url: string, name: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}
