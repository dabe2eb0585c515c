import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import first from './en/first.ts'
import later from './en/later'

/** What a module imports at once, and by `import()`. */
function imported(file: string): { now: string[]; then: string[] } {
  const source = readFileSync(file, 'utf8')
  const at = (named: RegExp) => [...source.matchAll(named)].flatMap((match) => placed(file, match[1]!) ?? [])
  return { now: at(/^\s*(?:import|export)\s(?!type)(?:[^;'"]*?from )?'([^']+)'/gm), then: at(/\bimport\('([^']+)'\)/g) }
}

function placed(from: string, specifier: string): string | undefined {
  if (!/^(@\/|\.)/.test(specifier)) return undefined
  const path = specifier.startsWith('@/') ? join('src', specifier.slice(2)) : join(dirname(from), specifier)
  return ['', '.ts', '/index.ts'].map((end) => path + end).find((one) => /\.(ts|vue)$/.test(one) && existsSync(one))
}

function reached(root: string): Set<string> {
  const all = new Set([root])
  for (const file of all) for (const next of imported(file).now) all.add(next)
  return all
}

/** Areas of words that it says. */
function areas(file: string): string[] {
  if (file.startsWith('src/locales')) return []
  return [...readFileSync(file, 'utf8').matchAll(/\bt\(\s*['"`](\w+)\./g)].map((match) => match[1]!)
}

const atOnce = reached('src/main.ts')

test('what the first page says comes with it', () => {
  const said = [...atOnce].flatMap((file) => areas(file).map((area) => `${area} (${file})`))
  expect(said.length).toBeGreaterThan(100)
  expect(said.filter((one) => !Object.hasOwn(first, one.split(' ')[0]!))).toEqual([])
})

test('what is loaded later brings the words that it says', () => {
  const roots = new Set(['src/main.ts'])
  for (const root of roots) for (const file of reached(root)) for (const part of imported(file).then) roots.add(part)
  const parts = [...roots].filter((root) => !root.startsWith('src/locales')).map((root) => [root, reached(root)] as const)
  expect(parts.length).toBeGreaterThan(20)
  const says = (files: Set<string>) => [...files].flatMap(areas).some((area) => Object.hasOwn(later, area))
  const silent = parts.filter(([, files]) => says(files) && !files.has('src/locales/later.ts'))
  expect(silent.map(([root]) => root)).toEqual([])
})
