import { afterEach, expect, test, vi } from 'vitest'
import type { Style } from '@/api/types'
import { dropStyle, firstStyles, found, keepStyle, loadStyles, named, styleOf, styles, titleOf } from './styles'

const OIL: Style = {
  name: 'oil',
  title: 'Oil',
  phrase: 'oil painting, visible brush strokes',
  usual: 'oil painting, visible brush strokes',
  said: { title: { code: 'style_title_oil', params: {} } },
}
const QUILT: Style = { name: "Mum's quilt", title: "Mum's quilt", phrase: 'patchwork', usual: null }

function answering(...answers: unknown[]) {
  const asked: string[] = []
  vi.stubGlobal('fetch', (path: string, { method }: { method: string }) => {
    asked.push(`${method} ${path}`)
    return Promise.resolve(new Response(JSON.stringify({ success: true, data: answers.shift() })))
  })
  return asked
}

afterEach(() => vi.unstubAllGlobals())

test('the list is read once, and what the person changes is what the server then has', async () => {
  const asked = answering([OIL, QUILT], [OIL, { ...QUILT, phrase: 'hand-sewn' }], [OIL])
  await loadStyles()
  await loadStyles()
  expect(asked).toEqual(['GET /api/v1/styles'])
  expect(styleOf('mum’s quilt'.replace('’', "'"))).toEqual(QUILT)
  expect([titleOf('OIL'), titleOf('like a child would')]).toEqual(['Oil', 'like a child would'])

  await keepStyle("Mum's quilt", 'hand-sewn')
  expect(asked[1]).toBe("PUT /api/v1/styles/Mum's%20quilt")
  expect(found('sewn quilt').map(({ name }) => name)).toEqual(["Mum's quilt"])
  expect(found('brush')).toEqual([OIL])
  expect(firstStyles("Mum's quilt").at(-1)?.phrase).toBe('hand-sewn')

  await dropStyle("Mum's quilt")
  expect(styles.value).toEqual([OIL])
})

test('names are compared as the server compares them', () => {
  expect(new Set(['Low poly', 'low-poly', 'LOW_POLY'].map(named))).toEqual(new Set(['low_poly']))
})
