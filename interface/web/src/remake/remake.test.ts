import { expect, test } from 'vitest'
import { costOf, orderOf, type Way, type Wish } from './remake'

const WISH: Wish = { words: ' a wide beach ', to: '16:9', strength: 0.3, colour: '#ffffff', count: 3 }
const way = (cost: number | null): Way => ({ command: '', way: 'paint', label: 'Acme', local: false, cost })

test('each job is the call of its command, with what was set for it', () => {
  expect(orderOf('expand', 'mirror', WISH)).toEqual({ path: 'expand', body: { to: '16:9', way: 'mirror' } })
  expect(orderOf('expand', 'paint', WISH)?.body).toEqual({ to: '16:9', way: 'paint', prompt: 'a wide beach' })
  expect(orderOf('restyle', 'paint', WISH)).toEqual({ path: 'restyle', body: { prompt: 'a wide beach', strength: 0.3 } })
  expect(orderOf('replace-bg', 'colour', WISH)).toEqual({ path: 'replace-background', body: { background: '#ffffff' } })
  expect(orderOf('replace-bg', 'paint', WISH)?.body).toEqual({ background: 'a wide beach' })
  expect(orderOf('variations', 'paint', WISH)).toEqual({ path: 'variations', body: { count: 3 } })
  expect(orderOf('nobg', 'cutout', WISH)).toEqual({ path: 'nobg', body: { by: '' } })
  expect(orderOf('nobg', 'service', WISH)?.body).toEqual({ by: 'service' })
  expect(orderOf('nobg', 'removebg', WISH)?.body).toEqual({ by: 'removebg' })
  expect(orderOf('vectorize', 'trace', WISH)).toEqual({ path: 'vectorize', body: { by: '' } })
  expect(orderOf('vectorize', 'redraw', WISH)?.body).toEqual({ by: 'service' })
  expect(orderOf('upscale', 'creative', WISH)?.body).toEqual({ factor: 2, style: 'creative' })
  expect(orderOf('upscale', 'network', WISH)?.body).toEqual({ factor: 2, style: '' })
})

test('what needs words waits for them, and what does not need them goes without', () => {
  const silent = { ...WISH, words: '  ' }
  expect([orderOf('restyle', 'paint', silent), orderOf('replace-bg', 'paint', silent)]).toEqual([null, null])
  expect(orderOf('expand', 'paint', silent)?.body).toEqual({ to: '16:9', way: 'paint', prompt: '' })
})

test('variations cost as much as all of them, and what nobody knows stays unknown', () => {
  expect(costOf('variations', way(40_000), WISH)).toBe(120_000)
  expect(costOf('expand', way(40_000), WISH)).toBe(40_000)
  expect(costOf('variations', way(null), WISH)).toBeNull()
})
