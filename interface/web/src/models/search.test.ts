// Models are found by the same rules here and on the server: both are held to one file of cases.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { DescribedModel } from '@/api/types'
import { FLAGS, ModelSearch, type Asked } from './search'
import { aModel } from './testing'

interface Shared {
  models: Partial<DescribedModel>[]
  cases: { says: string; asked: Record<string, string>; found: string[] }[]
}
const shared = JSON.parse(readFileSync('../../tests/fixtures/model_search.json', 'utf8')) as Shared

const search = new ModelSearch(shared.models.map(aModel))

describe('what is asked for is found in order', () => {
  it.each(shared.cases.map((one) => [one.says, one] as const))('%s', (_, one) => {
    const asked = { ...one.asked, flags: new Set(FLAGS.filter((flag) => one.asked[flag])) } as Asked
    expect(search.found(asked).map((model) => model.id)).toEqual(one.found)
  })
})
