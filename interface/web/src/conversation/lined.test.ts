import { expect, test } from 'vitest'
import { LinedUp } from './lined'

function memory(): Storage {
  const kept = new Map<string, string>()
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) } as Storage
}

test('wishes wait in their order, by conversation, over a reload', () => {
  const storage = memory()
  const lined = new LinedUp(storage)
  lined.add('a', 'make it darker')
  lined.add('a', 'crop it')
  lined.add('b', 'another')
  const again = new LinedUp(storage)
  expect(again.of('a').map(({ text }) => text)).toEqual(['make it darker', 'crop it'])
  expect(again.take('a', again.of('a')[0]!.id)).toBe('make it darker')
  expect(again.of('a').map(({ text }) => text)).toEqual(['crop it'])
  expect(new LinedUp(storage).of('b')).toHaveLength(1)
})

test('one that is gone is no words, and what is kept may be broken', () => {
  const broken = { getItem: () => '{', setItem: () => {} } as unknown as Storage
  const lined = new LinedUp(broken)
  expect(lined.of('a')).toEqual([])
  expect(lined.take('a', 7)).toBe('')
})
