// What opens a command: a slash, what the key of the slash gives on a Chinese keyboard (`／`, `、`), and before it characters that
// are not seen. The counterpart is `opened` of conversation/slash.py.

const OPENING = /^[\s\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]*[/／、](?=[a-z]|$)/i

/** The line with a plain slash in front where it opens a command; any other line as it is. */
export function opened(line: string): string {
  return line.replace(OPENING, '/')
}
