// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { speak } from '@/locales'
import cases from '../../../../tests/fixtures/alt_texts.json'
import { altOf, shortened } from './alt'
import { image, version } from './testing'
import type { Image, Recipe } from './wire'

interface Case {
  case: string
  title: string
  steps: Partial<Recipe>[]
  size?: number[]
  alt?: string
  alt_at?: number | null
  says: string
}

function imageOf({ title, steps, size = [6, 4], alt = '', alt_at }: Case): Image {
  const versions = steps.map((step, at) =>
    version(`v${at}`, at ? `v${at - 1}` : null, {
      width: size[0], height: size[1], recipe: { ...step, values: withDefaults(step) } as Recipe,
    }),
  )
  const at = typeof alt_at === 'number' ? `v${alt_at}` : ''
  return { ...image(versions, versions.at(-1)!.id), title, alt, alt_at: at }
}
const withDefaults = ({ kind, values }: Partial<Recipe>) =>
  kind === 'upload' ? { prompt: '', taken: '', ...values } : kind === 'operation' ? values : { steps: [], model: '', ...values }
const shown = (one: Image) => one.versions.at(-1)!

test.each((cases as unknown as Case[]).map((one) => [one.case, one] as const))('%s', (_, one) => {
  const made = imageOf(one)
  expect(altOf(made, shown(made))).toBe(one.says)
})

test('it is said in the language of the person', async () => {
  const photo = imageOf((cases as unknown as Case[]).find(({ says }) => says.startsWith('Photograph'))!)
  await speak('de')
  expect(altOf(photo, shown(photo))).toBe('Foto, 4032 × 3024, aufgenommen am 12. Mai 2024')
  await speak('en')
})

test('words are cut between words, however long they are', () => {
  expect(shortened('word '.repeat(60))).toHaveLength(140)
})
