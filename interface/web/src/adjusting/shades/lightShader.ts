// The program by which the graphics card shows light and colour: every operation that looks at one pixel, in the order of the
// operations. tests/browser/test_light.py holds what is seen here to what the server draws.
import { SHADES } from './shades'

export const VERTICES = `#version 300 es
in vec2 corner;
out vec2 place;
void main() {
  place = vec2(corner.x, 1.0 - corner.y);
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}`

/** Where each shade's numbers begin among all of them. */
const begins = SHADES.map((_, at) => SHADES.slice(0, at).reduce((sum, { rest }) => sum + rest.length, 0))
/** How many numbers it is told. */
const COUNT = SHADES.reduce((sum, { rest }) => sum + rest.length, 0)
const told = (card: string, from: number) => card.replace(/\ba\((\d)\)/g, (_, one) => `told[${from + Number(one)}]`)
const steps = SHADES.map(({ card }, at) => `${told(card, begins[at]!)} c = clamp(c, 0.0, 1.0);`)

export const COLOURS = `#version 300 es
precision highp float;
uniform sampler2D picture;
uniform sampler2D curves;
uniform float told[${COUNT}];
in vec2 place;
out vec4 colour;
float grey(vec3 c) { return dot(c, vec3(0.299, 0.587, 0.114)); }
vec3 dark(vec3 shade) { return 6.75 * shade * (1.0 - shade) * (1.0 - shade); }
vec3 linear(vec3 c) { return mix(c / 12.92, pow((c + 0.055) / 1.055, vec3(2.4)), step(0.04045, c)); }
vec3 back(vec3 l) { return mix(l * 12.92, 1.055 * pow(l, vec3(1.0 / 2.4)) - 0.055, step(0.0031308, l)); }
vec3 bent(float shade) { return texture(curves, vec2((shade * 255.0 + 0.5) / 256.0, 0.5)).rgb; }
void main() {
  vec4 seen = texture(picture, place);
  vec3 c = seen.rgb;
  ${steps.join('\n  ')}
  colour = vec4(c * seen.a, seen.a);
}`
