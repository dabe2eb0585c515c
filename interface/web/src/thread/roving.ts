// A toolbar as one tab stop: arrows move between its buttons, Home and End to its ends. Used as `v-roving`.
// One that is `aria-orientation="vertical"` hears up and down too.
import type { Directive } from 'vue'

function buttonsOf(bar: HTMLElement): HTMLButtonElement[] {
  return [...bar.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')].filter((button) => !button.closest('[role="menu"]'))
}

/** Exactly one button can be reached by Tab: the wished one, else the one that could be before, else the first. */
function settle(bar: HTMLElement, wished?: EventTarget | null): void {
  const buttons = buttonsOf(bar)
  const stop =
    buttons.find((button) => button === wished) ?? buttons.find((button) => button.tabIndex === 0 && button.dataset.stop) ?? buttons[0]
  for (const button of buttons) {
    button.tabIndex = button === stop ? 0 : -1
    if (button === stop) button.dataset.stop = 'true'
    else delete button.dataset.stop
  }
}

function move(event: KeyboardEvent): void {
  const bar = event.currentTarget as HTMLElement
  const buttons = buttonsOf(bar).filter((button) => button.checkVisibility?.() ?? true)
  const at = buttons.indexOf(event.target as HTMLButtonElement)
  const upright = bar.getAttribute('aria-orientation') === 'vertical'
  const turned: Record<string, number> = upright ? { ArrowDown: at + 1, ArrowUp: at - 1 } : {}
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1, ...turned }[event.key]
  if (at < 0 || to === undefined) return
  event.preventDefault()
  event.stopPropagation()
  buttons[(to + buttons.length) % buttons.length]?.focus()
}

export const vRoving: Directive<HTMLElement> = {
  mounted(bar) {
    bar.addEventListener('keydown', move)
    bar.addEventListener('focusin', (event) => settle(bar, event.target))
    settle(bar)
  },
  updated: (bar) => settle(bar),
}
