// A small honest keeper of masks, for the tests of those who draw them.
import type { KeptMask } from './calls'
import type { MaskWorld } from './masking'
import { coverageOf } from './raster'

export class FakeMasks implements MaskWorld {
  readonly kept: { mask: KeptMask; data: Uint8Array }[] = []
  /** Rejects the next one with this. */
  refuses: Error | null = null

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

  async read(id: string): Promise<Uint8Array> {
    return this.kept.find(({ mask }) => mask.mask_id === id)!.data
  }
}
