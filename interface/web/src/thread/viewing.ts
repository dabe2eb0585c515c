// Opens pictures full size: the conversation's, starting with one of them.
import { shown, type Images } from '@/conversation/images'
import type { Image } from '@/conversation/wire'
import { viewedOf } from '@/dialogs/viewed'
import { openViewer } from '@/overlays'

export function viewImages(images: Images, first: Image): void {
  const list = images.some((image) => image.id === first.id) ? images : [first]
  const pictures = list.map((image) => viewedOf(image, shown(image)))
  openViewer(pictures, list.findIndex((image) => image.id === first.id))
}
