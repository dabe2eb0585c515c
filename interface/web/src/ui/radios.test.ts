import { expect, test, vi } from 'vitest'
import { ref } from 'vue'
import { useRadios } from './radios'

/** A key on a group of three buttons; says whether it was taken. */
function pressing(role: 'radio' | 'tab', begin: string) {
  const chosen = ref(begin)
  const { move, tabStop } = useRadios(() => ['a', 'b', 'c'], chosen, role)
  const focus = vi.fn()
  const group = { querySelectorAll: () => ['a', 'b', 'c'].map((name) => ({ focus: () => focus(name) })) }
  const press = (key: string) => {
    const preventDefault = vi.fn()
    move({ key, preventDefault, currentTarget: group } as unknown as KeyboardEvent)
    return preventDefault.mock.calls.length === 1
  }
  return { chosen, tabStop, focus, press }
}

test('arrows choose and focus the next one, round and round', () => {
  const { chosen, tabStop, focus, press } = pressing('radio', 'c')
  expect(press('ArrowDown')).toBe(true)
  expect(chosen.value).toBe('a')
  expect(focus).toHaveBeenLastCalledWith('a')
  press('ArrowLeft')
  expect(chosen.value).toBe('c')
  expect([0, 1, 2].map(tabStop)).toEqual([-1, -1, 0])
})

test('Home and End lead to the first and the last tab, and scroll around radios', () => {
  const tabs = pressing('tab', 'b')
  expect(tabs.press('End')).toBe(true)
  expect(tabs.chosen.value).toBe('c')
  expect(tabs.press('Home')).toBe(true)
  expect(tabs.chosen.value).toBe('a')
  const radios = pressing('radio', 'b')
  expect(radios.press('End')).toBe(false)
  expect(radios.chosen.value).toBe('b')
})
