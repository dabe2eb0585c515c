// The cut-out's part of the HTTP table in docs/architecture.md.
import { call, callForFile } from '@/api/client'
import type { Image, Said } from '@/conversation/wire'
import type { ModelRow } from './models'
import type { Wish } from './refinement'

export interface CutoutModel extends ModelRow {
  label: string
  good_for: string
  said?: Said
  /** Size of its file; 0 for what is built in. */
  bytes: number
  licence: string
  job: 'cutout' | 'upscale' | 'erase' | 'select'
}

export interface Draft {
  /** WebP with alpha, at most 1024 px long. */
  picture: Blob
  /** 0–1; null when the method does not say. */
  sure: number | null
}

const one = encodeURIComponent

async function draft(image: string, wish: Wish, signal: AbortSignal): Promise<Draft> {
  const answer = await callForFile('POST', `/images/${one(image)}/cutout/draft`, { body: wish, signal })
  const sure = Number.parseFloat(answer.headers.get('X-Atelier-Sure') ?? '')
  return { picture: await answer.blob(), sure: Number.isNaN(sure) ? null : sure }
}

export const cutouts = {
  draft,
  make: (image: string, wish: Wish, signal?: AbortSignal) => call<Image>('POST', `/images/${one(image)}/cutout`, { body: wish, signal }),
  models: () => call<{ models: CutoutModel[] }>('GET', '/cutout/models').then(({ models }) => models),
  fetchModel: (name: string) => call<CutoutModel>('POST', `/cutout/models/${one(name)}`),
  /** Cancels the fetch, or removes what is here. */
  dropModel: (name: string) => call<unknown>('DELETE', `/cutout/models/${one(name)}`),
}

/** The models of this machine that enlarge, erase and select. */
export const localModels = {
  models: () =>
    call<{ models: CutoutModel[] }>('GET', '/local-models').then(({ models }) => models.filter(({ job }) => job !== 'cutout')),
  fetchModel: (name: string) => call<CutoutModel>('POST', `/local-models/${one(name)}`),
  dropModel: (name: string) => call<unknown>('DELETE', `/local-models/${one(name)}`),
}
