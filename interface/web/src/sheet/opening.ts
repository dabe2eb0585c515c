// Opens what is in a picture's file.
import { shown } from '@/conversation/images'
import type { Image, Version } from '@/conversation/wire'
import { overlays } from '@/overlays'

export function aboutImage(image: Image, version: Version = shown(image)): void {
  overlays.sheet = { id: image.id, version: version.id, title: image.title }
}
