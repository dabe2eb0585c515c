// Pictures for tests.
import type { Hung } from './types'

let made = 0

export function hung(about: Partial<Hung> = {}): Hung {
  made += 1
  return {
    id: `image-${made}`,
    conversation: 'c',
    number: made,
    title: `Picture ${made}`,
    alt: `Picture ${made}`,
    version: `version-${made}`,
    versions: 1,
    message: null,
    created: '2026-11-20T10:00:00.000Z',
    width: 1500,
    height: 1000,
    bytes: 1000,
    media_type: 'image/png',
    preview: '/preview',
    file: '/file',
    kinds: ['painted'],
    model: null,
    deleted: null,
    ...about,
  }
}
