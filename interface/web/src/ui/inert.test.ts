import { expect, test } from 'vitest'
import { keepInert } from './inert'

test('what a layer hides from readers of screens is inert until the layer goes', async () => {
  const root = document.createElement('div')
  const studio = root.appendChild(document.createElement('main'))
  const stop = keepInert(root)
  studio.setAttribute('data-aria-hidden', 'true')
  await expect.poll(() => studio.inert).toBe(true)
  studio.removeAttribute('data-aria-hidden')
  await expect.poll(() => studio.inert).toBe(false)
  stop()
})
