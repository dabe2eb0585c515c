// Arrows move between the buttons of a toolbar, Home and End to its ends.

export function rove(event: KeyboardEvent): void {
  const bar = event.currentTarget as HTMLElement
  const buttons = [...bar.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')].filter((button) => button.offsetParent)
  const at = buttons.indexOf(event.target as HTMLButtonElement)
  if (at < 0) return
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
  if (to === undefined) return
  event.preventDefault()
  event.stopPropagation()
  buttons[(to + buttons.length) % buttons.length]?.focus()
}
