// The one frame in which two versions are compared, so that both are seen at the same size: pure geometry.
import { fitted, type Size, type View } from '@/dialogs/view'

/** `same`: pixel for pixel. `scaled`: the smaller one is shown as large as the other. `other`: proportions differ. */
export type Fit = 'same' | 'scaled' | 'other'

export interface Frame extends Size {
  fit: Fit
}

/** As large as the larger one. Where proportions differ it holds both, and each is shown whole in it. */
export function frameOf(one: Size, other: Size): Frame {
  const [small, large] = one.width * one.height <= other.width * other.height ? [one, other] : [other, one]
  if (one.width === other.width && one.height === other.height) return { ...large, fit: 'same' }
  if (alike(small, large)) return { ...large, fit: 'scaled' }
  return { width: Math.max(one.width, other.width), height: Math.max(one.height, other.height), fit: 'other' }
}

/** Whether the larger one scaled down is the smaller one, but for a pixel that rounding took: as `difference.py` has it. */
function alike(small: Size, large: Size): boolean {
  return [small.width / large.width, small.height / large.height].some(
    (scale) => Math.abs(large.width * scale - small.width) <= 1 && Math.abs(large.height * scale - small.height) <= 1,
  )
}

/** The part of the stage that the picture covers from left to right, in CSS pixels: where a slider has something to part. */
export function covered(view: View, picture: Size, stage: Size): { left: number; width: number } {
  const width = fitted(picture, stage).width * view.scale
  const left = Math.max(0, (stage.width - width) / 2 + view.x)
  const right = Math.min(stage.width, (stage.width + width) / 2 + view.x)
  return { left, width: Math.max(0, right - left) }
}
