import '@/locales/later'
import { expect, test } from 'vitest'
import { lineOf } from './lines'
import { aModel } from './testing'

const standing = {
  chosen: '',
  automatic: 'Fox 2',
  favourites: ['acme/fox'],
  providers: new Map([['acme', 'Acme']]),
  won: new Map<string, string>(),
}
const fox = { ...aModel({ id: 'acme/fox', label: 'Fox', provider: 'acme', recommended: true }), description: '' }
const said = (parts: readonly { text: string }[]) => parts.map(({ text }) => text).join('')

test('a model says whose it is, what it costs, and that somebody likes it', () => {
  const line = lineOf({ id: fox.id, model: fox, group: 'favourites' }, standing)
  expect(said(line.title)).toBe('Fox')
  expect(said(line.text)).toBe('Acme · recommended')
  expect([line.heading, line.end, line.pinned, line.current]).toEqual(['Favourites', 'price unknown', true, false])
  expect(lineOf({ id: fox.id, model: fox, group: '' }, { ...standing, chosen: fox.id }).icon).toBe('check')
})

test('one that painted side by side with others says how it fared', () => {
  const line = lineOf({ id: fox.id, model: fox, group: '' }, { ...standing, won: new Map([[fox.id, 'won 7 of 9']]) })
  expect(said(line.text)).toBe('Acme · recommended · won 7 of 9')
})

test('the automatic choice is a line, and so is an id that no list has', () => {
  const automatic = lineOf({ id: '', model: null, group: '' }, standing)
  expect([said(automatic.title), automatic.current, automatic.pinned]).toEqual(['Automatic: Fox 2', true, false])
  expect(said(lineOf({ id: 'acme/new', model: null, group: '' }, standing).title)).toBe('Use “acme/new”')
})
