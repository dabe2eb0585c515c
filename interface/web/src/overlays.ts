// What lies over the studio. Anyone opens; App.vue shows; the parts are in src/dialogs.
import { reactive } from 'vue'

export interface Viewed {
  url: string
  /** A small one for the strip, where there is one. */
  preview?: string
  alt: string
  title: string
  width: number
  height: number
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
}

export const overlays = reactive<Overlays>({ search: false, help: false, imageForm: false, viewer: null })

export function openViewer(pictures: Viewed[], index = 0): void {
  overlays.viewer = { pictures, index }
}
