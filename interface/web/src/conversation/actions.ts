// What a person does to messages and pictures besides talking. Shown at once, taken back when refused; deleting offers Undo.
import { api } from '@/api/client'
import { t } from '@/locales'
import { copyPicture as copyFrom } from '@/out/clipboard'
import { toast, toastFailure } from '@/ui/toasts'
import { Choices } from './choices'
import { keepUrl, redoOf, undoOf, versionNumber, withName } from './images'
import { conversation } from './open'
import type { Image, Message, Picture, Version } from './wire'

const choices = new Choices((image, current) => api.changeImage(image, { current }), conversation.replaceImage)

export async function chooseVersion(image: Image, version: Version | null): Promise<void> {
  if (!version || version.id === image.current) return
  conversation.pin.follow(image.id)
  await attempt(choices.choose(image, version.id))
}

/** An image that came back from the server with another version: shown, and what the next words are about. */
export function showImage(image: Image): void {
  conversation.replaceImage(image)
  if (conversation.images.some(({ id }) => id === image.id)) conversation.pin.follow(image.id)
}

/** Picks one of several pictures of one prompt: the words after it are about it. Place 0 takes the choice back. */
export function pickCandidate(message: Message, group: number, picture: Picture | null): Promise<void> {
  return attempt(
    api.pickCandidate(message.id, group, picture?.place ?? 0).then((picked) => {
      conversation.arriveMessage(message.conversation, picked)
      if (!picture) return
      const image = conversation.images.find((one) => one.id === picture.image)
      if (image) showImage({ ...image, current: picture.version!.id })
      conversation.pin.choose(picture.image)
    }),
  )
}

export const undo = (image: Image) => chooseVersion(image, undoOf(image))
export const redo = (image: Image) => chooseVersion(image, redoOf(image))

export async function keepOnShelf(image: Image, pinned: boolean): Promise<void> {
  conversation.replaceImage({ ...image, pinned })
  try {
    conversation.replaceImage(await api.changeImage(image.id, { pinned }))
    toast(t(pinned ? 'thread.pinned' : 'thread.unpinned', { title: image.title }))
  } catch (reason) {
    conversation.replaceImage(image)
    toastFailure(reason)
  }
}

export async function renameImage(image: Image, title: string): Promise<void> {
  if (!title.trim() || title === image.title) return
  conversation.replaceImage({ ...image, title })
  try {
    conversation.replaceImage(await api.changeImage(image.id, { title }))
  } catch (reason) {
    conversation.replaceImage(image)
    toastFailure(reason)
  }
}

export async function nameVersion(image: Image, version: Version, name: string): Promise<void> {
  if (name.trim() === (version.name ?? '')) return
  conversation.replaceImage(withName(image, version.id, name.trim()))
  try {
    conversation.replaceImage(await api.nameVersion(image.id, version.id, name.trim()))
  } catch (reason) {
    conversation.replaceImage(image)
    toastFailure(reason)
  }
}

export const deleteImage = (image: Image) => deleteImages([image])

/** Those that could be deleted are taken back with one Undo. */
export async function deleteImages(images: readonly Image[]): Promise<void> {
  for (const image of images) conversation.removeImage(image.id)
  const gone = (await Promise.all(images.map(deleted))).filter((image) => image !== null)
  if (!gone.length) return
  toast(t('thread.picturesDeleted', { title: gone[0]!.title, n: gone.length }, gone.length), {
    label: t('ui.undo'),
    run: () => void Promise.all(gone.map((image) => attempt(api.restoreImage(image.id).then(() => conversation.restoreImage(image))))),
  })
}

async function deleted(image: Image): Promise<Image | null> {
  try {
    await api.deleteImage(image.id)
    return image
  } catch (reason) {
    conversation.restoreImage(image)
    toastFailure(reason)
    return null
  }
}

export async function deleteMessage(message: Message): Promise<void> {
  conversation.cut(message.id)
  try {
    await api.deleteMessage(message.id)
  } catch (reason) {
    await conversation.refresh()
    toastFailure(reason)
    return
  }
  await conversation.refresh()
  toast(t(message.role === 'user' ? 'thread.messageDeleted' : 'thread.replyDeleted'), {
    label: t('ui.undo'),
    run: () => attempt(api.restoreMessage(message.id).then(() => conversation.refresh())),
  })
}

/** Shows the branch that goes through another message with the same parent. */
export function showSibling(id: string): Promise<void> {
  return attempt(
    api.changeConversation(conversation.id, { head: id }).then(() => conversation.refresh()),
  )
}

export async function copyText(text: string): Promise<void> {
  await attempt(navigator.clipboard.writeText(text).then(() => void toast(t('thread.copied'))))
}

export function copyPicture(image: Image, version: Version): Promise<void> {
  const done = t('thread.pictureCopied', { number: versionNumber(image, version.id) })
  return copyFrom(keepUrl(image.conversation, version), done)
}

async function attempt(work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (reason) {
    toastFailure(reason)
  }
}
