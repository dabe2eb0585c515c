// Light and colour as the graphics card computes them: the twins of imaging/operations, in the same order, not rounded in between.
// tests/browser/test_light.py holds what is seen here to what the server draws.
import type { Order } from './calls'

/** What the shader is told of each operation that it knows. */
export interface Light {
  brightness: number
  /** The factor, and the shade around which shades move, 0–1. */
  contrast: readonly [factor: number, around: number]
  saturation: number
  /** The next three 0 at rest, 1 at 100. */
  warmth: number
  highlights: number
  shadows: number
}

const KNOWN = ['brightness', 'contrast', 'saturation', 'temperature', 'highlights', 'shadows']

/** Whether the shader shows all that is asked for. */
export const isKnown = (orders: readonly Order[]) => orders.every(({ type }) => KNOWN.includes(type))

/** `greys`: how many pixels of the picture have each shade, for the contrast, which moves shades around their mean. */
export function lightOf(orders: readonly Order[], greys: readonly number[]): Light {
  const of = (type: string, option: string, rest: number) => Number(orders.find((order) => order.type === type)?.[option] ?? rest)
  const brightness = of('brightness', 'factor', 1)
  return {
    brightness,
    contrast: [of('contrast', 'factor', 1), meanOf(greys, brightness)],
    saturation: of('saturation', 'factor', 1),
    warmth: of('temperature', 'warmth', 0) / 100,
    highlights: of('highlights', 'amount', 0) / 100,
    shadows: of('shadows', 'amount', 0) / 100,
  }
}

/** The mean shade of a picture made so much brighter, 0–1. */
function meanOf(greys: readonly number[], brightness: number): number {
  const count = greys.reduce((sum, one) => sum + one, 0)
  const sum = greys.reduce((all, one, shade) => all + one * Math.min(255, shade * brightness), 0)
  return count ? Math.round(sum / count) / 255 : 0.5
}

export const VERTICES = `#version 300 es
in vec2 corner;
out vec2 place;
void main() {
  place = vec2(corner.x, 1.0 - corner.y);
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}`

export const COLOURS = `#version 300 es
precision highp float;
uniform sampler2D picture;
uniform float brightness, saturation, warmth, highlights, shadows;
uniform vec2 contrast;
in vec2 place;
out vec4 colour;
vec3 dark(vec3 shade) { return 6.75 * shade * (1.0 - shade) * (1.0 - shade); }
void main() {
  vec4 seen = texture(picture, place);
  vec3 c = clamp(seen.rgb * brightness, 0.0, 1.0);
  c = clamp(contrast.y + (c - contrast.y) * contrast.x, 0.0, 1.0);
  c = clamp(mix(vec3(dot(c, vec3(0.299, 0.587, 0.114))), c, saturation), 0.0, 1.0);
  c = clamp(c * vec3(1.0 + 0.4 * warmth, 1.0, 1.0 - 0.4 * warmth), 0.0, 1.0);
  c = clamp(c + 0.3 * highlights * dark(1.0 - c), 0.0, 1.0);
  c = clamp(c + 0.3 * shadows * dark(c), 0.0, 1.0);
  colour = vec4(c * seen.a, seen.a);
}`
