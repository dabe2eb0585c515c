// What the composer's controls say: it goes with everything that is said, however it is said.
import { standing } from '@/current'
import { useSession } from '@/session'
import { aspectOf } from './price'

export function composerOptions(): Record<string, unknown> {
  const { settings, imageModel } = useSession()
  const model = imageModel.value
  // models that were chosen count as saved: the studio knows them, and one that is gone gives way
  const { image_model: _image, chat_model: _chat, cheap_model: _cheap, ...chosen } = standing.value
  return {
    ...chosen,
    ...(model && settings.value ? { aspect: aspectOf(model, chosen.aspect ?? settings.value.aspect) } : {}),
  }
}
