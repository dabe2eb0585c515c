import { expect, test } from 'vitest'
import { image, version } from '@/conversation/testing'
import type { Recipe } from '@/conversation/wire'
import { suggested } from './suggested'

const painting = (prompt: string, style = '') =>
  ({ kind: 'painting', by: 'model:a/b', parents: [], values: { prompt, refined: '', style } }) as unknown as Recipe

function of(recipe: Recipe, width = 300, height = 200) {
  return suggested(image([version('v1', null, { recipe, width, height })])).map(({ key }) => key)
}

test('a painted scene can be seen at night or in another season, and edited', () => {
  expect(of(painting('a lake in the mountains'))).toEqual(['asNight', 'asWinter', 'tryDarker', 'trySquare'])
  expect(of(painting('ein Dorf bei Nacht'))).toEqual(['asWinter', 'asClose', 'tryDarker', 'trySquare'])
  expect(of(painting('un village sous la neige'))).toEqual(['asNight', 'asSummer', 'tryDarker', 'trySquare'])
})

test('what has no weather comes closer or becomes a poster, where nobody asked for a style', () => {
  expect(of(painting('a portrait of a fox'), 200, 200)).toEqual(['asClose', 'asPoster', 'tryDarker', 'tryWarmer'])
  expect(of(painting('a macro of an ant', 'ink'))).toEqual(['tryDarker', 'trySquare', 'tryWarmer'])
})

test('what somebody brought has its background taken away, and is never painted anew', () => {
  const upload = { kind: 'upload', by: 'upload', parents: [], values: {} } as unknown as Recipe
  expect(of(upload)).toEqual(['tryCutOut', 'tryDarker', 'trySquare'])
})

test('a way to paint is put behind the words of the picture', () => {
  const lake = image([version('v1', null, { recipe: painting('a lake. ') })])
  expect(suggested(lake)[0]).toEqual({ key: 'asNight', painted: 'a lake' })
})
