// @vitest-environment happy-dom
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

test('what had the focus before a layer came has it again, unless somebody else took it', async () => {
  const root = document.body
  root.innerHTML = '<main><button>before</button></main><aside><button>elsewhere</button></aside>'
  const studio = root.querySelector('main')!
  const [before, elsewhere] = root.querySelectorAll('button') as unknown as [HTMLElement, HTMLElement]
  const stop = keepInert(root)
  for (const taken of [false, true]) {
    before.focus()
    studio.setAttribute('data-aria-hidden', 'true')
    await expect.poll(() => studio.inert).toBe(true)
    before.blur()
    if (taken) elsewhere.focus()
    studio.removeAttribute('data-aria-hidden')
    await expect.poll(() => studio.inert).toBe(false)
    expect(document.activeElement).toBe(taken ? elsewhere : before)
  }
  stop()
})
