import { expect, it } from 'vitest'
import type { Model, Session } from '@/api/types'
import { strangers } from './strangers'

const model = (provider: string, local = false) => ({ id: `${provider}/m`, provider, local }) as Model
const session = (changes: Partial<Session> = {}, told: string[] = []) =>
  ({
    administers: false,
    settings: { told_providers: told },
    providers: [
      { name: 'acme', by: 'studio' },
      { name: 'mine', by: 'you' },
      { name: 'near', by: 'studio' },
      { name: 'sketchbook', by: '' },
    ],
    ...changes,
  }) as unknown as Session
const names = (...asked: Parameters<typeof strangers>) => strangers(...asked).map(({ name }) => name)

it.each([
  ['a key of the studio’s', session(), [model('acme'), null], ['acme']],
  ['a key of one’s own', session(), [model('mine')], []],
  ['a machine of the studio’s', session(), [model('near', true)], []],
  ['what needs no key', session(), [model('sketchbook')], []],
  ['whom one was told of', session({}, ['acme']), [model('acme')], []],
  ['who administers', session({ administers: true }), [model('acme')], []],
  ['nobody yet', null, [model('acme')], []],
])('%s', (_, who, models, found) => expect(names(who, models)).toEqual(found))
