// A picture's light and colour on the graphics card: a picture is handed over once, and each change of a slider is one frame.
import { COLOURS, VERTICES } from './lightShader'
import { SHADES, greysOf } from './shades'

/** Neither side of what is drawn is longer, in pixels. */
const LONGEST = 4096

/** Names of cards that are played by the processor: there a frame takes as long as the server's draft. */
const PLAYED = /swiftshader|llvmpipe|software|basic render/i

/** Null where there is no graphics card, or none that a page may use. Call `dispose` when its canvas goes away. */
export function lightCanvas(canvas: HTMLCanvasElement): LightCanvas | null {
  const gl = canvas.getContext('webgl2', { antialias: false, depth: false, failIfMajorPerformanceCaveat: true })
  const program = gl && !PLAYED.test(cardOf(gl)) && programOf(gl)
  return program ? new LightCanvas(gl, program) : null
}

function cardOf(gl: WebGL2RenderingContext): string {
  const told = gl.getExtension('WEBGL_debug_renderer_info')
  return String(gl.getParameter(told ? told.UNMASKED_RENDERER_WEBGL : gl.RENDERER))
}

export class LightCanvas {
  /** How many pixels of the picture have each shade; empty before there is one. */
  greys: number[] = []
  /** Which curves the card has. */
  private bent: string | null = null
  private curves: WebGLTexture | null = null

  constructor(private readonly gl: WebGL2RenderingContext, private readonly program: WebGLProgram) {
    gl.useProgram(program)
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer())
    gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([0, 0, 1, 0, 0, 1, 1, 1]), gl.STATIC_DRAW)
    const corner = gl.getAttribLocation(program, 'corner')
    gl.enableVertexAttribArray(corner)
    gl.vertexAttribPointer(corner, 2, gl.FLOAT, false, 0, 0)
  }

  get isLost(): boolean {
    return this.gl.isContextLost()
  }

  /** What is drawn from now on. */
  async show(picture: HTMLImageElement): Promise<void> {
    const { gl } = this
    const longest = Math.min(LONGEST, gl.getParameter(gl.MAX_TEXTURE_SIZE) as number)
    const factor = Math.min(1, longest / Math.max(picture.naturalWidth, picture.naturalHeight))
    const size = { resizeWidth: Math.round(picture.naturalWidth * factor), resizeHeight: Math.round(picture.naturalHeight * factor) }
    const bitmap = await createImageBitmap(picture, { ...size, premultiplyAlpha: 'none', resizeQuality: 'high' })
    this.greys = greysIn(bitmap)
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false)
    gl.bindTexture(gl.TEXTURE_2D, gl.createTexture())
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, bitmap)
    gl.generateMipmap(gl.TEXTURE_2D)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR)
    for (const way of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, way, gl.CLAMP_TO_EDGE)
    bitmap.close()
  }

  /** One frame, of so many pixels; `told` as of `shades.ts`. */
  draw(told: readonly number[][], width: number, height: number): void {
    const { gl } = this
    const factor = Math.min(1, LONGEST / Math.max(width, height))
    const [wide, high] = [Math.max(1, Math.round(width * factor)), Math.max(1, Math.round(height * factor))]
    if (gl.canvas.width !== wide) gl.canvas.width = wide
    if (gl.canvas.height !== high) gl.canvas.height = high
    gl.viewport(0, 0, wide, high)
    gl.uniform1fv(gl.getUniformLocation(this.program, 'told'), told.flatMap((each, at) => each.slice(0, SHADES[at]!.rest.length)))
    this.bend(told.find((each, at) => each.length > SHADES[at]!.rest.length)?.slice(1) ?? [])
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4)
  }

  /** The curves as a texture of their own: what each shade becomes, for the three colours one after another. */
  private bend(tables: readonly number[]): void {
    const { gl } = this
    const said = tables.join()
    if (this.bent === said) return
    this.bent = said
    const bytes = Uint8Array.from({ length: 256 * 4 }, (_, at) => Math.round((tables[256 * (at % 4) + (at >> 2)] ?? 1) * 255))
    gl.activeTexture(gl.TEXTURE1)
    gl.bindTexture(gl.TEXTURE_2D, (this.curves ??= gl.createTexture()))
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, 256, 1, 0, gl.RGBA, gl.UNSIGNED_BYTE, bytes)
    for (const way of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, way, gl.CLAMP_TO_EDGE)
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, filter, gl.LINEAR)
    gl.activeTexture(gl.TEXTURE0)
    gl.uniform1i(gl.getUniformLocation(this.program, 'curves'), 1)
  }

  dispose(): void {
    // a browser keeps only so many
    this.gl.getExtension('WEBGL_lose_context')?.loseContext()
  }
}

function programOf(gl: WebGL2RenderingContext): WebGLProgram | null {
  const program = gl.createProgram()
  for (const [kind, source] of [[gl.VERTEX_SHADER, VERTICES], [gl.FRAGMENT_SHADER, COLOURS]] as const) {
    const shader = gl.createShader(kind)
    if (!shader) return null
    gl.shaderSource(shader, source)
    gl.compileShader(shader)
    gl.attachShader(program, shader)
  }
  gl.linkProgram(program)
  return gl.getProgramParameter(program, gl.LINK_STATUS) ? program : null
}

/** Of as many pixels as a mean needs. */
function greysIn(bitmap: ImageBitmap): number[] {
  const [width, height] = [Math.min(256, bitmap.width), Math.min(256, bitmap.height)]
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!
  context.drawImage(bitmap, 0, 0, width, height)
  return greysOf(context.getImageData(0, 0, width, height).data)
}
