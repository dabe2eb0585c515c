// What is said about several pictures: the command a person would type, with their numbers.
import type { Image } from '@/conversation/wire'

/** `/compress web #1 #3`. */
export function about(command: string, images: readonly Image[]): string {
  return [command, ...images.map((image) => `#${image.number}`)].join(' ')
}
