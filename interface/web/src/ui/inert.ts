// While a layer is open, what lies under it is inert: not for the mouse, not for Tab, not for find-in-page.
// The layers mark it for readers of screens only (`data-aria-hidden`); this makes the mark hold for everyone.

const MARK = 'data-aria-hidden'

/** Watches everything under `root`; the answer stops watching. */
export function keepInert(root: HTMLElement): () => void {
  const observer = new MutationObserver((changes) => {
    for (const { target } of changes) {
      if (target instanceof HTMLElement) target.inert = target.getAttribute(MARK) === 'true'
    }
  })
  observer.observe(root, { subtree: true, attributeFilter: [MARK] })
  return () => observer.disconnect()
}
