// What lies over the studio. Anyone opens; App.vue shows; the parts are in src/dialogs.
import { shallowReactive } from 'vue'
import type { Kept } from '@/adjusting/adjusting'
import type { Provider } from '@/api/types'
import type { Refinement } from '@/cutout/refinement'
import type { Image, Version } from '@/conversation/wire'

export interface Viewed {
  /** Id of its image, whose versions can be looked at. */
  image?: string
  url: string
  /** What is copied, where it is better than what is shown. */
  exact?: string
  /** A small one for the strip, and for the stage until the picture is there; where there is one. */
  preview?: string
  alt: string
  title: string
  width: number
  height: number
  /** Puts it beside the version before it, where there is one. */
  compare?: () => void
  /** Tells what is in its file, where that is known. */
  about?: () => void
  /** Hears that the image was changed here. */
  changed?: () => void
  /** Saves it. */
  save: () => void
}

interface Overlays {
  search: boolean
  help: boolean
  /** The form for a new picture; it goes on working while it is closed. */
  imageForm: boolean
  /** The full-size viewer: its pictures and which of them is shown. */
  viewer: { pictures: Viewed[]; index: number } | null
  compare: Comparing | null
  /** What is in a picture's file; the current version's where none is named. */
  sheet: AboutFile | null
  /** How a version of a picture was made. */
  receipt: AboutFile | null
  /** What others shall see by a link: a conversation, or a version of a picture. */
  share: { conversation?: string; image?: string; version?: string; title: string } | null
  /** What is reported: a picture, or a reply. */
  report: { image?: string; message?: string } | null
  /** What goes where, before it does for the first time. */
  firstSend: { providers: Provider[]; answer: (yes: boolean) => void } | null
  /** A picture that is made anew as a whole; ids of it and of the version that is looked at. */
  remake: { image: string; version: string } | null
  /** A cut-out that is refined; `kept` is what was marked before it was put aside. */
  refine: { image: Image; version: Version; kept?: Refinement } | null
  /** A picture that is cropped and adjusted by hand; `kept` is what was set before it was put aside. */
  adjust: { image: Image; version: Version; kept?: Kept; done?: Adjusted } | null
}

/** Hears of the picture with its new version. */
export type Adjusted = (image: Image) => void

/** Ids of a picture and of a version; `original` begins with the file that was uploaded. */
export interface AboutFile {
  id: string
  title: string
  version?: string
  original?: boolean
}

/** Two versions of a picture beside each other; ids of versions. */
export interface Comparing {
  image: Image
  before: string
  after: string
}

export const overlays = shallowReactive<Overlays>({
  search: false,
  help: false,
  imageForm: false,
  viewer: null,
  compare: null,
  sheet: null,
  receipt: null,
  share: null,
  report: null,
  firstSend: null,
  remake: null,
  refine: null,
  adjust: null,
})

export function openViewer(pictures: Viewed[], index = 0): void {
  overlays.viewer = { pictures, index }
}
