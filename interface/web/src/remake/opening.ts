// “Remake …”, wherever a picture has a menu: whether anything can be remade, and opening it.
import { computed } from 'vue'
import { overlays } from '@/overlays'
import { useSession } from '@/session'

export function useCanRemake() {
  const { state } = useSession()
  return computed(() => state.palette.some(({ name }) => name === '/expand'))
}

/** By their ids. */
export function remake(image: string, version: string): void {
  overlays.remake = { image, version }
}
