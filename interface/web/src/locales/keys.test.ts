import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import en from './en'
import type { Words } from './understood'

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.(vue|ts)$/.test(name) && !/test\.ts$|^locales/.test(name),
)
const sources = files.map((name) => readFileSync(join('src', name), 'utf8')).join('\n')

function keys(words: Words, before = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) => (typeof value === 'string' ? [before + key] : keys(value, `${before}${key}.`)))
}
const known = new Set(keys(en))

test('every sentence that the page asks for is there', () => {
  const asked = [...sources.matchAll(/\bt\(\s*'([\w.]+)'/g)].map((match) => match[1]!)
  expect(asked.length).toBeGreaterThan(100)
  expect(asked.filter((key) => !known.has(key))).toEqual([])
})

test('no sentence is left over', () => {
  const said = new Set([...sources.matchAll(/['"`]([\w.]+)['"`]/g)].map((match) => match[1]!))
  const begun = [...sources.matchAll(/`([\w.]+\.)\$\{/g)].map((match) => match[1]!)
  const unsaid = [...known].filter((key) => !said.has(key) && !begun.some((start) => key.startsWith(start)))
  expect(unsaid).toEqual([])
})
