import { readdirSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { ApiError } from '@/api/error'
import { i18n } from '.'
import server from './en/server'
import { titled, told } from './told'
import { understood } from './understood'

const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!).sort()
const languages = readdirSync('src/locales', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('/server.ts'))
  .map((name) => name.split('/')[0]!)

function inGerman(sentences: Record<string, string>) {
  i18n.global.setLocaleMessage('de' as 'en', { server: understood(sentences) } as never)
  i18n.global.locale.value = 'de' as 'en'
}

afterEach(() => {
  i18n.global.locale.value = 'en'
})

const said = { text: { code: 'waiting_to_begin', params: { model: 'Talker' } } } as const

test('a sentence of the server is said in the language of the person', () => {
  inGerman({ waiting_to_begin: 'Warten, bis {model} beginnt' })
  expect(told('Waiting for Talker to begin', said, 'text')).toBe('Warten, bis Talker beginnt')
})

test('what the language lacks, and what has no code, is said as the server said it', () => {
  inGerman({ thinking: '{model} denkt nach' })
  expect(told('Waiting for Talker to begin', said, 'text')).toBe('Waiting for Talker to begin')
  expect(told('#3 is 214 KB now', undefined, 'text')).toBe('#3 is 214 KB now')
})

test('a sentence that is filled in is said in the same language, and its own English where that is lacking', () => {
  inGerman({ both: '{first} {then}', charged_nothing: 'Es hat nichts gekostet.' })
  const nothing = { text: 'Nothing was charged.', code: 'charged_nothing', params: {} } as const
  const own = { text: 'It said no.', code: 'in_its_words', params: { text: 'It said no.' } } as const
  const said = { text: { code: 'both', params: { first: own, then: nothing } } } as const
  expect(told('It said no. Nothing was charged.', said, 'text')).toBe('It said no. Es hat nichts gekostet.')
})

test('a reply is said piece by piece; numbers and the beginning of a part are those of the language', () => {
  inGerman({ megabytes: '{count} MB', done_blur: 'Um {radius} px weichgezeichnet' })
  const size = { text: '1.5 MB', code: 'megabytes', params: { count: 1.5 } } as const
  const blurred = { text: 'Blurred by 2 px', code: 'done_blur', params: { radius: 2 } } as const
  const small = { text: 'blurred by 2 px', code: 'within', params: { what: blurred } } as const
  const said = { text: { code: 'in_a_row', params: { 0: small, 1: '\n\n', 2: size } } } as const
  expect(told('blurred by 2 px\n\n1.5 MB', said, 'text')).toBe('Um 2 px weichgezeichnet\n\n1,5 MB')
})

test('numbers and money that stand alone have the point and the groups of the language', () => {
  inGerman({ sheet_bytes: '{size} ({bytes} Byte)' })
  const megapixels = { value: { code: 'figure', params: { number: 12.2 } } } as const
  expect(told('12.2', megapixels, 'value')).toBe('12,2')
  const bytes = { text: '4,500,054', code: 'figure', params: { number: 4_500_054 } } as const
  expect(told('4.5 MB (4,500,054 bytes)', { value: { code: 'sheet_bytes', params: { size: '4,5 MB', bytes } } }, 'value')).toBe(
    '4,5 MB (4.500.054 Byte)',
  )
  const cost = { text: { code: 'money', params: { micro: 4_200 } } } as const
  expect(told('$0.0042', cost, 'text')).toBe('0,0042\u00a0$')
})

test('a title that the studio gave is said in the language, one that somebody gave stays', () => {
  inGerman({ heading_compress_to: 'Auf {size} komprimieren' })
  const said = { title: { code: 'heading_compress_to', params: { size: '500 KB' } } } as const
  expect(titled({ id: 'c', title: 'Compress to 500 KB', said }).title).toBe('Auf 500 KB komprimieren')
  expect(titled({ id: 'c', title: 'Compress to 500 KB' }).title).toBe('Compress to 500 KB')
})

test('so is a refusal', () => {
  inGerman({ not_found_the_picture: 'Das Bild ist nicht da', not_found_text: 'Vielleicht wurde es gelöscht.' })
  const error = new ApiError({
    code: 'not_found',
    title: 'The picture was not found',
    message: 'It may have been deleted. Reload the page.',
    said: { title: { code: 'not_found_the_picture', params: {} }, message: { code: 'not_found_text', params: {} } },
  })
  expect([error.title, error.text]).toEqual(['Das Bild ist nicht da', 'Vielleicht wurde es gelöscht.'])
})

test.each(languages)('%s has every sentence of the server, with the same names in it', async (language) => {
  const own = ((await import(`./${language}/server.ts`)) as { default: Record<string, string> }).default
  expect(Object.keys(server).filter((code) => !(code in own)), 'these are missing').toEqual([])
  expect(Object.keys(own), 'in the order of the English ones').toEqual(Object.keys(server))
  const differing = Object.entries(server).filter(([code, text]) => names(text).join() !== names(own[code] ?? '').join())
  expect(differing).toEqual([])
})
