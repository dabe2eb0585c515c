import { expect, test } from 'vitest'
import type { Provider, Session } from '@/api/types'
import { mayFindMore } from './lookAround'

const engine = (by: Provider['by'], found = '', likely = 'http://127.0.0.1:1') =>
  ({ by, address: { usual: '', likely, example: likely, own: '', found } }) as Provider
const session = (providers: Provider[], administers = true) => ({ signed_in: true, administers, providers }) as Session

test('it is asked again only where something may still be found, by who may use it', () => {
  expect(mayFindMore(session([engine('')]))).toBe(true)
  expect(mayFindMore(session([engine('')], false))).toBe(false)
  expect(mayFindMore(session([engine('you'), engine('studio'), engine('', 'http://127.0.0.1:1'), engine('', '', '')]))).toBe(false)
  expect(mayFindMore(session([{ by: '', address: null } as Provider]))).toBe(false)
  expect(mayFindMore(null)).toBe(false)
})
