// Where a picture lies on its stage while it is looked at: pure geometry. `ZoomPan` moves it with fingers, wheel and keys.

export interface Size {
  width: number
  height: number
}

export interface Point {
  x: number
  y: number
}

/** `scale` 1 shows the whole picture; `x` and `y` are CSS pixels from the stage's centre to the picture's. */
export interface View extends Point {
  scale: number
}

/** Degrees. */
const NEARLY = 10

export const WHOLE: View = Object.freeze({ scale: 1, x: 0, y: 0 })

/** The size at which the whole picture is seen; a small picture is not blown up. */
export function fitted(picture: Size, stage: Size): Size {
  if (picture.width <= 0 || picture.height <= 0) return { width: 0, height: 0 }
  const factor = Math.min(1, stage.width / picture.width, stage.height / picture.height)
  return { width: picture.width * factor, height: picture.height * factor }
}

/** Degrees clockwise: a view that was nearly upright, or on its side, is meant to be. */
export function settledTurn(degrees: number): number {
  const upright = Math.round(degrees / 90) * 90
  return Math.abs(degrees - upright) <= NEARLY ? upright : degrees
}

/** Whether a picture that is turned so far is seen lying on its side rather than upright. */
export const isOnItsSide = (degrees: number) => Math.abs(Math.round(degrees / 90)) % 2 === 1

/** How far one may go in: until a picture's pixel is four wide, and eight times in any case. */
export function furthest(picture: Size, stage: Size): number {
  const fit = fitted(picture, stage)
  return fit.width > 0 ? Math.max(8, (picture.width / fit.width) * 4) : 8
}

/** The nearest view that is allowed: the picture never leaves an edge of the stage it can reach. */
export function held(view: View, picture: Size, stage: Size): View {
  const scale = Math.min(furthest(picture, stage), Math.max(1, view.scale))
  const fit = fitted(picture, stage)
  const roomX = Math.max(0, (fit.width * scale - stage.width) / 2)
  const roomY = Math.max(0, (fit.height * scale - stage.height) / 2)
  return { scale, x: within(view.x, roomX), y: within(view.y, roomY) }
}

/** Zooms so that what lies under `at` (CSS pixels from the stage's centre) stays under it. */
export function zoomed(view: View, scale: number, at: Point): View {
  const grown = scale / view.scale
  return { scale, x: at.x - (at.x - view.x) * grown, y: at.y - (at.y - view.y) * grown }
}

function within(value: number, room: number): number {
  // `+ 0` turns -0 into 0, which equality and CSS would otherwise show
  return Math.min(room, Math.max(-room, value)) + 0
}
