// Opens pictures full size: the conversation's, starting with one of them.
import { canCompare, compareVersions } from '@/compare/opening'
import { altOf, keepUrl, shown, versionUrl, type Images } from '@/conversation/images'
import type { Image } from '@/conversation/wire'
import { downloadPicture } from '@/out/download'
import { openViewer } from '@/overlays'
import { aboutImage } from '@/sheet/opening'

export function viewImages(images: Images, first: Image): void {
  const list = images.some((image) => image.id === first.id) ? images : [first]
  const pictures = list.map((image) => {
    const version = shown(image)
    return {
      url: versionUrl(image.conversation, version),
      exact: keepUrl(image.conversation, version),
      alt: altOf(image, version),
      title: image.title,
      width: version.width,
      height: version.height,
      compare: canCompare(image) ? () => compareVersions(image) : undefined,
      about: () => aboutImage(image, version),
      save: () => void downloadPicture(image, version),
    }
  })
  openViewer(pictures, list.findIndex((image) => image.id === first.id))
}
