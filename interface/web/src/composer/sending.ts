// Which key sends what stands in the box.

/** `entersSend`: the person's setting; Shift with Enter does the other thing, Ctrl or Cmd with Enter always sends. */
export function sends({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent, entersSend: boolean): boolean {
  if (key !== 'Enter') return false
  return ctrlKey || metaKey || shiftKey !== entersSend
}
