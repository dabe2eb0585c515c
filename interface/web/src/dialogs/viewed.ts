// A picture as the viewer shows it, and the image that it is a version of.
import { computed, shallowRef, watch, type Ref } from 'vue'
import { api } from '@/api/client'
import { canCompare, compareVersions } from '@/compare/opening'
import { chooseVersion } from '@/conversation/actions'
import { altOf } from '@/conversation/alt'
import { keepUrl, shown, thumbUrl, versionUrl } from '@/conversation/images'
import { useConversation } from '@/conversation/useConversation'
import type { Image, Version } from '@/conversation/wire'
import type { Viewed } from '@/overlays'
import { aboutImage } from '@/sheet/opening'
import { toastFailure } from '@/ui/toasts'

export function viewedOf(image: Image, version: Version): Viewed {
  return {
    image: image.id,
    url: versionUrl(image.conversation, version),
    exact: keepUrl(image.conversation, version),
    preview: thumbUrl(image.conversation, version),
    alt: altOf(image, version),
    title: image.title,
    width: version.width,
    height: version.height,
    compare: canCompare(image) ? () => compareVersions(image) : undefined,
    about: () => aboutImage(image, version),
    save: () => void import('@/out/download').then(({ downloadPicture }) => downloadPicture(image, version), toastFailure),
  }
}

/** The image with its versions: the open conversation's, or one that is asked for; which version is looked at, and choosing one. */
export function useVersions(picture: Readonly<Ref<Viewed>>) {
  const conversation = useConversation()
  const asked = shallowRef<Image | null>(null)
  const looked = shallowRef<string | null>(null)
  const ours = computed(() => conversation.images.find(({ id }) => id === picture.value.image) ?? null)
  const image = computed(() => ours.value ?? (asked.value?.id === picture.value.image ? asked.value : null))
  const version = computed(() => {
    if (!image.value) return null
    return image.value.versions.find(({ id }) => id === looked.value) ?? shown(image.value)
  })

  watch(
    () => picture.value.image,
    async (id) => {
      looked.value = null
      if (!id || ours.value) return
      const found = await api.image(id).catch(() => null) // without it the picture is shown all the same
      if (id === picture.value.image) asked.value = found
    },
    { immediate: true },
  )
  // another version was chosen, wherever that was
  watch(() => image.value?.current, () => (looked.value = null))

  /** The image with another version, or another current one. */
  function hear(changed: Image): void {
    asked.value = changed
    picture.value.changed?.()
  }

  async function choose(wanted: Version | null): Promise<void> {
    const now = image.value
    if (!now || !wanted) return
    if (ours.value) await chooseVersion(now, wanted)
    else await api.changeImage(now.id, { current: wanted.id }).then(hear).catch(toastFailure)
  }

  return { image, version, look: (wanted: Version) => (looked.value = wanted.id), choose, hear }
}
