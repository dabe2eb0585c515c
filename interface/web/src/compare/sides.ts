// What is shown of a version that is compared, and what is said about it.
import { altOf } from '@/conversation/alt'
import { bestUrl, thumbUrl, versionNumber } from '@/conversation/images'
import type { Image, Version } from '@/conversation/wire'
import { isSeeThrough } from '@/cutout/recipe'
import { bytes } from '@/format'
import { t } from '@/locales'
import { whatChanged } from '@/thread/origin'

export interface Side {
  url: string
  /** A small file that looks the same. */
  preview: string
  alt: string
  width: number
  height: number
  /** Something of it is transparent. */
  seeThrough: boolean
}

export function sideOf(image: Image, version: Version): Side {
  const { width, height } = version
  const alt = t('compare.alt', { what: altOf(image, version), name: nameOf(image, version) })
  const { conversation } = image
  return {
    url: bestUrl(conversation, version),
    preview: thumbUrl(conversation, version),
    alt,
    width,
    height,
    seeThrough: isSeeThrough(image, version),
  }
}

/** `Version 3 “final”`. */
export function nameOf(image: Image, version: Version): string {
  const n = versionNumber(image, version.id)
  return version.name ? t('compare.named', { n, name: version.name }) : t('compare.numbered', { n })
}

/** The version it was made from, where that is not the one beside it. */
function branchOf(image: Image, version: Version): number | null {
  const at = versionNumber(image, version.id)
  const from = version.parent ? versionNumber(image, version.parent) : 0
  return from && from !== at - 1 ? from : null
}

/** `Crop · 800 × 800 · 214 KB · from version 1`. */
export function factsOf(image: Image, version: Version): string {
  const from = branchOf(image, version)
  const facts = [whatChanged(version), `${version.width} × ${version.height}`, bytes(version.bytes)]
  if (from) facts.push(t('compare.from', { n: from }))
  if (version.kept === false) facts.push(t('compare.notKept'))
  return facts.join(' · ')
}

