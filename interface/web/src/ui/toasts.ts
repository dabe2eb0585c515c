// Short messages at the foot of the page, most of them with Undo. They stay 6 s, longer while looked at.
import { reactive, readonly } from 'vue'
import { toApiError } from '@/api/error'

export interface Toast {
  id: number
  text: string
  /** The button's word and what it does. */
  action?: { label: string; run: () => void }
}

export const STAYS_MS = 6000

const list = reactive<Toast[]>([])
let last = 0

export function toast(text: string, action?: Toast['action']): number {
  last += 1
  list.push({ id: last, text, action })
  if (list.length > 3) list.shift()
  return last
}

export function dismiss(id: number): void {
  const at = list.findIndex((one) => one.id === id)
  if (at >= 0) list.splice(at, 1)
}

/** A failure that has no place of its own on the page. */
export function toastFailure(reason: unknown): void {
  const { title, text } = toApiError(reason)
  toast(text ? `${title}. ${text}` : title)
}

export const toasts = readonly(list) as readonly Toast[]
