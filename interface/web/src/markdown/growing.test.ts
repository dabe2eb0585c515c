import { describe, expect, test } from 'vitest'
import { Growing } from './growing'

/** A reply of about `size` characters with everything in it. */
function reply(size: number): string {
  const parts = [
    (at: number) => `## Heading ${at}\n\n`,
    (at: number) => `A paragraph ${at} with **bold** words, ${'and more words '.repeat(20)}.\n\n`,
    (at: number) => `- item ${at}\n- another\n  - nested\n\n`,
    (at: number) => `\`\`\`python\n${`x = ${at}\n`.repeat(30)}\n\`\`\`\n\n`,
    (at: number) => `| a | b |\n|---|---|\n${`| ${at} | y |\n`.repeat(10)}\n`,
  ]
  let text = ''
  for (let at = 0; text.length < size; at += 1) text += parts[at % parts.length]!(at)
  return text
}

/** Streams a text in small pieces and counts what is given to the renderer. */
function stream(text: string, step = 24) {
  let [characters, renders] = [0, 0]
  const growing = new Growing((source) => {
    characters += source.length
    renders += 1
    return source
  })
  let steps = 0
  for (let end = step; end < text.length; end += step) {
    growing.update(text.slice(0, end), false)
    steps += 1
  }
  return { last: growing.update(text, true), characters, renders, steps }
}

describe('a reply of 50 KB', () => {
  const fifty = stream(reply(50_000))

  test('renders a block once when it is finished, and nothing but the tail otherwise', () => {
    const blocks = fifty.last.finished.length
    expect(blocks).toBeGreaterThan(100)
    expect(fifty.renders).toBeLessThanOrEqual(fifty.steps + blocks)
  })

  test('costs O(n): twice the text is twice the work', () => {
    const hundred = stream(reply(100_000))
    expect(hundred.characters / fifty.characters).toBeLessThan(2.2)
    expect(fifty.characters / 50_000).toBeLessThan(12)
  })

  test('costs O(n) also as one endless code block, paragraph or list', () => {
    const code = stream('```js\n' + 'let x = 1\n'.repeat(5000))
    const paragraph = stream('words and words '.repeat(3125))
    const list = stream('- an item of a list\n'.repeat(2500))
    expect(code.characters / 50_000).toBeLessThan(2)
    expect(paragraph.characters / 50_000).toBeLessThan(14)
    // linear as well: a list is cut every 4 KB, of which up to 3 KB are rendered at every step
    expect(list.characters / 50_000).toBeLessThan(70)
    const twice = stream('- an item of a list\n'.repeat(5000))
    expect(twice.characters / list.characters).toBeLessThan(2.1)
  })

  test('keeps the finished blocks the very same objects', () => {
    const growing = new Growing((source) => source)
    const first = growing.update('one\n\ntwo', false).finished[0]
    const then = growing.update('one\n\ntwo and more\n\nthree', false).finished
    expect(then[0]).toBe(first)
    expect(then).toHaveLength(2)
  })
})

test('the tail shows every word at once, rendered or not', () => {
  const growing = new Growing((source) => source)
  growing.update('word '.repeat(800), false)
  const { tail } = growing.update('word '.repeat(800) + 'more', false)
  expect(tail.html + tail.rest).toBe('word '.repeat(800) + 'more')
  expect(tail.rest).toBe('more')
})

test('an open fence is shown as it is', () => {
  const growing = new Growing(() => 'never')
  expect(growing.update('```js\nlet x', false).tail.code).toBe('let x')
})

test('another text starts over', () => {
  const growing = new Growing((source) => source)
  growing.update('one\n\ntwo\n\nthree', false)
  expect(growing.update('four\n\nfive', true).finished.map((block) => block.html)).toEqual(['four\n\n', 'five'])
})
