// The pixels of the picture that is worked on, small; null until they are there, and where it cannot be shown.
import { shallowRef, watch, type Ref } from 'vue'
import { thumbUrl } from '@/conversation/images'
import type { Adjusting } from '../adjusting'
import { smallPixels } from './smallPixels'

export function useSmallPixels({ image, source }: Adjusting): Readonly<Ref<ImageData | null>> {
  const pixels = shallowRef<ImageData | null>(null)
  watch(source, load, { immediate: true })

  async function load(): Promise<void> {
    const of = source.value
    const found = await smallPixels(thumbUrl(image.conversation, of)).catch(() => null)
    if (of === source.value) pixels.value = found
  }

  return pixels
}
