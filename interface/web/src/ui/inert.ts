// While a layer is open, what lies under it is inert: not for the mouse, not for Tab, not for find-in-page.
// The layers mark it for readers of screens only (`data-aria-hidden`); this makes the mark hold for everyone.

const MARK = 'data-aria-hidden'

/** Watches everything under `root`; the answer stops watching. */
export function keepInert(root: HTMLElement): () => void {
  /** What had the focus in a part when it became inert, which takes the focus away before a layer can remember it. */
  const focused = new WeakMap<HTMLElement, HTMLElement>()

  function close(part: HTMLElement): void {
    const active = document.activeElement
    if (active instanceof HTMLElement && active !== part && part.contains(active)) focused.set(part, active)
    part.inert = true
  }

  function open(part: HTMLElement): void {
    part.inert = false
    const before = focused.get(part)
    focused.delete(part)
    // whoever closed the layer may have sent the focus somewhere else already
    if (before?.isConnected && document.activeElement === document.body) before.focus()
  }

  const observer = new MutationObserver((changes) => {
    const parts = new Set(changes.map(({ target }) => target).filter((target) => target instanceof HTMLElement))
    for (const part of parts) {
      const hidden = part.getAttribute(MARK) === 'true'
      if (hidden !== part.inert) (hidden ? close : open)(part)
    }
  })
  observer.observe(root, { subtree: true, attributeFilter: [MARK] })
  return () => observer.disconnect()
}
