// Keys that belong to an input method (Chinese, Japanese, Korean, accents on a phone) act on nothing else: an Enter that takes a
// word sends no message, an arrow that chooses one moves no palette. One listener before all others, so no field can forget it.

/** Safari ends a composition first and then tells the key that ended it: that one says 229, as every key of an input method does. */
export function composes(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}

export function keepCompositions(target: EventTarget): void {
  const stop = (event: Event) => composes(event as KeyboardEvent) && event.stopImmediatePropagation()
  for (const name of ['keydown', 'keyup', 'keypress']) target.addEventListener(name, stop, { capture: true })
}
