// How much of a picture is left when it is turned a little: the twin of `inner_size` in imaging/turning.py.
// tests/fixtures/level.json holds both to the same sizes.
import type { Size } from '@/dialogs/view'

/** Size of the largest upright rectangle within the turned one, in pixels; `angle` in degrees, less than a quarter. */
export function innerSize({ width, height }: Size, angle: number): Size {
  const turn = (Math.abs(angle) * Math.PI) / 180
  const [long, short] = [Math.max(width, height), Math.min(width, height)]
  const [across, down] = [Math.cos(turn), Math.sin(turn)]
  if (short <= 2 * down * across * long || Math.abs(across - down) < 1e-9) {
    const half = short / 2
    return width >= height ? floored(half / down, half / across) : floored(half / across, half / down)
  }
  const both = across * across - down * down
  return floored((width * across - height * down) / both, (height * across - width * down) / both)
}

function floored(width: number, height: number): Size {
  return { width: Math.max(1, Math.floor(width)), height: Math.max(1, Math.floor(height)) }
}
