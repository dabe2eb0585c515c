// The calls about webhooks, which only their part of Settings makes.
import { call } from '@/api/client'
import type { Delivery, MadeWebhook, Webhook, WebhookWish } from './webhooks'

const one = encodeURIComponent

export const webhookCalls = {
  list: () => call<Webhook[]>('GET', '/webhooks'),
  make: (wish: WebhookWish) => call<MadeWebhook>('POST', '/webhooks', { body: wish }),
  change: (id: string, changes: Partial<WebhookWish>) => call<Webhook>('PATCH', `/webhooks/${one(id)}`, { body: changes }),
  remove: (id: string) => call<unknown>('DELETE', `/webhooks/${one(id)}`),
  deliveries: (id: string, before: string) =>
    call<{ deliveries: Delivery[]; next: string | null }>('GET', `/webhooks/${one(id)}/deliveries`, { query: { before, limit: 20 } }),
  again: (delivery: string) => call<Delivery>('POST', `/webhooks/deliveries/${one(delivery)}/again`),
}
