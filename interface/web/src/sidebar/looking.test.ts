import { beforeEach, expect, test, vi } from 'vitest'
import { createLooking } from './looking'

/** Tabs of one browser: what one says all others hear, at once. */
class Browser {
  private readonly ears = new Map<object, (event: MessageEvent) => void>()

  channel(): BroadcastChannel {
    const channel = {
      addEventListener: (_: string, hear: (event: MessageEvent) => void) => this.ears.set(channel, hear),
      postMessage: (data: unknown) => {
        for (const [other, hear] of this.ears) if (other !== channel) hear({ data } as MessageEvent)
      },
    }
    return channel as unknown as BroadcastChannel
  }
}

let browser: Browser

beforeEach(() => (browser = new Browser()))

test('what one tab shows is seen in all of them, until it shows something else or goes', () => {
  const heard = vi.fn()
  const one = createLooking(browser.channel(), vi.fn(), 'one')
  const two = createLooking(browser.channel(), heard, 'two')
  one.show('a')
  expect(heard).toHaveBeenCalledExactlyOnceWith('a')
  expect([two.shown('a'), two.shown('b')]).toEqual([true, false])
  one.show('b')
  expect([two.shown('a'), two.shown('b')]).toEqual([false, true])
  one.show(null)
  expect(two.shown('b')).toBe(false)
})

test('a tab that comes later learns what is looked at', () => {
  createLooking(browser.channel(), vi.fn(), 'one').show('a')
  const heard = vi.fn()
  expect(createLooking(browser.channel(), heard, 'two').shown('a')).toBe(true)
  expect(heard).toHaveBeenCalledWith('a')
})

test('where tabs cannot hear each other each knows of itself', () => {
  const alone = createLooking(null, vi.fn(), 'one')
  alone.show('a')
  expect([alone.shown('a'), alone.shown('b')]).toEqual([true, false])
})
