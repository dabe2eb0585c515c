// A small honest keeper of masks, for the tests of those who draw them.
import { image as testImage, version as testVersion } from '@/conversation/testing'
import type { Image } from '@/conversation/wire'
import type { Size } from '@/dialogs/view'
import type { Begun, KeptMask } from './calls'
import type { MaskWorld } from './masking'
import { coverageOf } from './raster'

export class FakeMasks implements MaskWorld {
  readonly kept: { mask: KeptMask; data: Uint8Array }[] = []
  readonly erased: string[] = []
  readonly painted: [mask: string, prompt: string, model: string][] = []
  /** The versions that were painted or erased in. */
  readonly versions: string[] = []
  /** Rejects the next one with this. */
  refuses: Error | null = null

  constructor(private readonly size: Size = { width: 200, height: 100 }) {}

  async keep(_image: string, version: string, raster: Parameters<MaskWorld['keep']>[2]): Promise<KeptMask> {
    const refused = this.refuses
    this.refuses = null
    if (refused) throw refused
    const mask = { mask_id: `m${this.kept.length + 1}`, version, coverage: coverageOf(raster) }
    this.kept.unshift({ mask, data: raster.data.slice() })
    return mask
  }

  async list(): Promise<KeptMask[]> {
    return this.kept.map(({ mask }) => mask)
  }

  /** It finds the left half. */
  async select(_image: string, version: string): Promise<KeptMask> {
    const { width, height } = this.size
    const data = Uint8Array.from({ length: width * height }, (_, at) => (at % width < width / 2 ? 255 : 0))
    return this.keep('', version, { width, height, data })
  }

  async paint(_image: string, version: string, mask: string, prompt: string, model: string): Promise<Begun> {
    this.versions.push(version)
    this.painted.push([mask, prompt, model])
    return { turn: 't1', conversation: 'c1' }
  }

  async erase(image: string, version: string, mask: string): Promise<Image> {
    this.versions.push(version)
    this.erased.push(mask)
    return testImage([testVersion(version), testVersion('erased', version)], 'erased', { id: image })
  }

  async read(id: string): Promise<Uint8Array> {
    return this.kept.find(({ mask }) => mask.mask_id === id)!.data
  }
}
