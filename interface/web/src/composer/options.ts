// What the composer's controls say: it goes with everything that is said, however it is said.
import { useSession } from '@/session'
import { aspectOf } from './price'

export function composerOptions(): Record<string, unknown> {
  const { settings, imageModel } = useSession()
  const chosen = settings.value?.image_model
  const model = imageModel.value
  return {
    ...(chosen ? { image_model: chosen } : {}),
    ...(model && settings.value ? { aspect: aspectOf(model, settings.value.aspect) } : {}),
  }
}
