import { describe, expect, test } from 'vitest'
import { Blocks } from './blocks'

function cut(text: string, step = text.length || 1): string[] {
  const blocks = new Blocks()
  for (let end = step; end < text.length; end += step) blocks.feed(text.slice(0, end))
  blocks.feed(text)
  blocks.finish()
  return blocks.finished.map((block) => block.source.trim())
}

describe('blocks', () => {
  test('end at a blank line', () => {
    expect(cut('one\ntwo\n\nthree')).toEqual(['one\ntwo', 'three'])
  })

  test('a fence is one block, blank lines and other fences in it included', () => {
    expect(cut('a\n```js\nx\n\n~~~\ny\n```\nb')).toEqual(['a', '```js\nx\n\n~~~\ny\n```', 'b'])
  })

  test('a list stays whole over blank lines and indented paragraphs', () => {
    expect(cut('- a\n\n- b\n\n  more of b\n\nafter')).toEqual(['- a\n\n- b\n\n  more of b', 'after'])
  })

  test('a list may follow a paragraph at once', () => {
    expect(cut('these:\n- a\n\n- b\n\nx')).toEqual(['these:', '- a\n\n- b', 'x'])
  })

  test('a fence inside of a list belongs to the list', () => {
    expect(cut('1. a\n\n   ```\n   x\n   ```\n\n2. b')).toEqual(['1. a\n\n   ```\n   x\n   ```\n\n2. b'])
  })

  test('a table is one block', () => {
    expect(cut('| a | b |\n|---|---|\n| 1 | 2 |\n\nx')).toEqual(['| a | b |\n|---|---|\n| 1 | 2 |', 'x'])
  })

  test('a very long list is cut between items', () => {
    const blocks = cut(Array.from({ length: 400 }, (_, index) => `${index + 1}. item number ${index + 1}`).join('\n'))
    expect(blocks.length).toBeGreaterThan(1)
    expect(blocks.every((block) => /^\d+\. item/.test(block))).toBe(true)
  })

  test('are the same however the text arrives', () => {
    const text = '# T\n\npara\n- a\n- b\n\n```py\nx = 1\n\n```\n\n| a |\n|---|\n| 1 |\n\nend **bold**'
    for (const step of [1, 2, 3, 7]) expect(cut(text, step)).toEqual(cut(text))
  })

  test('lose nothing', () => {
    const text = 'a\n\n\n\n- b\n\n\nc\n```\nd\n'
    const blocks = new Blocks()
    blocks.feed(text)
    const all = [...blocks.finished, blocks.tail].map((block) => block.source).join('')
    expect(all.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
    for (const block of blocks.finished) expect(text.slice(block.start)).toMatch(new RegExp(`^${block.source[0]}`))
  })

  test('start over when the text is another one', () => {
    const blocks = new Blocks()
    blocks.feed('one\n\ntwo')
    blocks.feed('three')
    expect([blocks.finished, blocks.tail.source]).toEqual([[], 'three'])
  })
})
