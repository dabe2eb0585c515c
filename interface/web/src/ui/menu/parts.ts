// The light half: knows whether the heavy one is there.
import { shallowRef } from 'vue'

type Parts = typeof import('./index')

export const menuParts = shallowRef<Parts | null>(null)

export async function loadMenus(): Promise<void> {
  menuParts.value ??= await import('./index')
}
