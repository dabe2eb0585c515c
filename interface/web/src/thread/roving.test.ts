// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import { createApp, nextTick, ref, withDirectives, h, type App } from 'vue'
import { vRoving } from './roving'

let app: App
afterEach(() => app.unmount())

function bar(firstDisabled = ref(false), orientation?: 'vertical') {
  const host = document.body.appendChild(document.createElement('div'))
  app = createApp({
    render: () =>
      withDirectives(
        h('div', { 'aria-orientation': orientation }, [
          h('button', { disabled: firstDisabled.value }, 'a'),
          h('button', 'b'),
          h('button', 'c'),
        ]),
        [[vRoving]],
      ),
  })
  app.mount(host)
  const buttons = [...host.querySelectorAll('button')]
  return { buttons, stops: () => buttons.map((button) => button.tabIndex) }
}

const press = (button: HTMLElement, key: string) => button.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))

test('a toolbar is one tab stop, and arrows go round in it', () => {
  const { buttons, stops } = bar()
  expect(stops()).toEqual([0, -1, -1])
  buttons[0]!.focus()
  press(buttons[0]!, 'ArrowRight')
  expect(document.activeElement).toBe(buttons[1])
  expect(stops()).toEqual([-1, 0, -1])
  press(buttons[1]!, 'End')
  press(buttons[2]!, 'ArrowRight')
  expect(document.activeElement).toBe(buttons[0])
})

test('it can still be reached when the button of its tab stop is disabled', async () => {
  const disabled = ref(false)
  const { stops } = bar(disabled)
  disabled.value = true
  await nextTick()
  expect(stops().slice(1)).toEqual([0, -1])
})

test('up and down move in one that stands upright, and only there', () => {
  const upright = bar(ref(false), 'vertical').buttons
  upright[0]!.focus()
  press(upright[0]!, 'ArrowDown')
  expect(document.activeElement).toBe(upright[1])
  app.unmount()
  const lying = bar().buttons
  lying[0]!.focus()
  press(lying[0]!, 'ArrowDown')
  expect(document.activeElement).toBe(lying[0])
})
