import { Linter } from 'eslint'
import { expect, test } from 'vitest'
import { longLines } from './long-lines.js'

const said = (line) =>
  new Linter()
    .verify(line, [{ plugins: { page: { rules: { 'long-lines': longLines } } }, rules: { 'page/long-lines': ['error', 30] } }])
    .map(({ line, message }) => `${line}: ${message}`)

test('a line may be as long as that, and no longer', () => {
  expect(said(`const ten = ${'1'.repeat(18)}`)).toEqual([])
  expect(said(`\nconst ten = ${'1'.repeat(19)}`)).toEqual(['2: This line has 31 characters, more than 30.'])
})

test('a sentence stands in one line, code with sentences in it does not', () => {
  expect(said(`void {\n  once: 'Write it down now, nobody shows it again.',\n}`)).toEqual([])
  expect(said(`void {\n  once: 'Write it down.', hint: 'Nobody shows it.',\n}`)).toHaveLength(1)
})
