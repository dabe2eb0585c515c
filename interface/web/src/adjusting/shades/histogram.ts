// How often each shade occurs in a picture, as heights of a drawing. Pure.

/** Of red, green and blue, 256 each; what cannot be seen does not count. */
export function histogramOf(pixels: Uint8ClampedArray): readonly [number[], number[], number[]] {
  const bands = [0, 1, 2].map(() => new Array<number>(256).fill(0)) as [number[], number[], number[]]
  for (let at = 0; at < pixels.length; at += 4) {
    if (!pixels[at + 3]) continue
    for (const [band, counts] of bands.entries()) {
      const shade = pixels[at + band]!
      counts[shade] = counts[shade]! + 1
    }
  }
  return bands
}

/** The outline of counts within 255 × 255, its foot at the bottom. The root of a count: what is rare is seen beside what is not. */
export function outlineOf(counts: readonly number[], most: number): string {
  const places = counts.map((count, shade) => `${shade},${(255 - 255 * Math.sqrt(count / Math.max(1, most))).toFixed(1)}`)
  return `M0,255L${places.join('L')}L255,255Z`
}
