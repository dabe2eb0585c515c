// Work that nobody looks at waits until the page is seen. Its counterpart is what the page starts with, `public/theme.js`.

/** Once what was last put on the page has been painted; in a hidden tab, which paints nothing, soon. */
export function afterPaint(work: () => void): void {
  if (document.visibilityState === 'hidden') setTimeout(work)
  else requestAnimationFrame(() => setTimeout(work))
}

/** A part that is shown after the next paint, also where it is here already: what it takes is no part of what came before. */
export function shownAfterPaint<Part>(load: () => Promise<Part>): () => Promise<Part> {
  return async () => {
    const part = await load()
    return new Promise((done) => afterPaint(() => done(part)))
  }
}
