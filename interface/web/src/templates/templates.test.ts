// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useSession } from '@/session'
import { dropTemplate, found, isTaken, keepTemplate, templates } from './templates'

/** What the server keeps: it answers with the settings as they are then. */
let kept: Record<string, unknown>

beforeEach(async () => {
  kept = { own_templates: [{ name: 'Barn', text: 'A barn in {season}' }], language: 'en', theme: 'light' }
  vi.stubGlobal('fetch', (path: string, init?: { method?: string; body?: string }) => {
    if (init?.method === 'PATCH') kept = { ...kept, ...(JSON.parse(init.body!) as object) }
    const data = path.endsWith('/session') ? { signed_in: true, settings: kept, user: { id: 'ada' } } : kept
    return Promise.resolve(new Response(JSON.stringify({ success: true, data: path.endsWith('/palette') ? [] : data })))
  })
  await useSession().load()
})
afterEach(() => vi.unstubAllGlobals())

test('one’s own stand before those of the studio, whose blanks are in braces too', () => {
  expect(templates.value[0]).toEqual({ name: 'Barn', title: 'Barn', text: 'A barn in {season}', own: true })
  expect(templates.value.length).toBeGreaterThan(8)
  for (const { text } of templates.value) expect(text).toMatch(/\{[^{}]+\}/)
  expect(found('barn SEASON').map(({ name }) => name)).toEqual(['Barn'])
  expect(found('nothing of the kind')).toEqual([])
})

test('one is added as the first, changed in its place, and dropped', async () => {
  await keepTemplate({ name: 'Fox', text: 'A fox, {mood}' })
  expect(kept.own_templates).toEqual([{ name: 'Fox', text: 'A fox, {mood}' }, { name: 'Barn', text: 'A barn in {season}' }])
  await keepTemplate({ name: 'Old barn', text: 'A barn by {painter}' }, 'Barn')
  expect(templates.value.slice(0, 2).map(({ name }) => name)).toEqual(['Fox', 'Old barn'])
  expect([isTaken('fox'), isTaken(' old-BARN '), isTaken('Fox', 'Fox'), isTaken('Owl')]).toEqual([true, true, false, false])
  await dropTemplate('Fox')
  expect(kept.own_templates).toEqual([{ name: 'Old barn', text: 'A barn by {painter}' }])
})
