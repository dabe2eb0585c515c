import { expect, test } from 'vitest'
import { minutesAhead, nameIn } from './file'

test('a file is called what its own script says, or else its plain name', () => {
  expect(nameIn(`attachment; filename="picture-v1.png"; filename*=UTF-8''%E6%B9%96-v1.png`)).toBe('湖-v1.png')
  expect(nameIn('attachment; filename="fox-v2.jpg"')).toBe('fox-v2.jpg')
  expect(nameIn('')).toBe('picture')
})

test('east of Greenwich is ahead', () => {
  expect(minutesAhead({ getTimezoneOffset: () => -60 } as Date)).toBe(60)
  expect(Object.is(minutesAhead({ getTimezoneOffset: () => 0 } as Date), 0)).toBe(true)
})
