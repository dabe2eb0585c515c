/** A tile is at most so many times as wide as high, or as high as wide: there is room for its number, and for others. */
const MOST = 2.5

/** Width through height of the tile of a picture of that size. What does not fit is cut at both ends. */
export function tileRatio({ width, height }: { width: number; height: number }): number {
  return Math.min(MOST, Math.max(1 / MOST, width / height))
}
