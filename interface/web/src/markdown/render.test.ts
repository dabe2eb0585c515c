// @vitest-environment jsdom
// DOMPurify knows jsdom; in happy-dom it loses elements.
import { describe, expect, test } from 'vitest'
import { render } from './render'

function dom(source: string, shown: string[] = []): HTMLElement {
  const host = document.createElement('div')
  host.innerHTML = render(source, { shown: new Set(shown) })
  return host
}

describe('a block', () => {
  test('of table, list and code becomes HTML without a style attribute', () => {
    const made = dom('| a | b |\n|:--|--:|\n| 1 | 2 |\n\n- x\n\n```python\nprint("<b>")\n```')
    expect(made.querySelector('td.to-right')?.textContent).toBe('2')
    expect(made.querySelector('li')?.textContent).toBe('x')
    expect(dom('3. three').querySelector('ol')?.getAttribute('start')).toBe('3')
    expect(made.querySelector('pre')?.tabIndex).toBe(0)
    expect(made.querySelector('code.language-python')?.textContent).toBe('print("<b>")\n')
    expect(made.innerHTML).not.toContain('style')
  })

  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '![x](data:text/html;base64,PHNjcmlwdD4=)',
    '<a href="https://a.b" onclick="x()">x</a>',
    '[x](vbscript:x)',
    '```"><script>x</script>\na\n```',
  ])('cannot do anything: %s', (source) => {
    const made = dom(source)
    expect(made.querySelector('script, [onerror], [onclick], img')).toBeNull()
    for (const link of made.querySelectorAll('a')) expect(link.getAttribute('href')).toMatch(/^https?:/)
  })
})

describe('a picture', () => {
  test('that is not ours becomes a link that names the host', () => {
    const made = dom('![a cat](https://tracker.example/cat.png?id=1)')
    expect(made.querySelector('img')).toBeNull()
    expect(made.querySelector('a')?.getAttribute('href')).toBe('https://tracker.example/cat.png?id=1')
    expect(made.textContent?.trim()).toBe('a cat tracker.example')
  })

  test.each(['//tracker.example/a.png', '/api/conversation-image/c/../../x.png', 'http:/x', '/elsewhere.png'])(
    'that only looks like ours is not fetched: %s',
    (address) => expect(dom(`![x](${address})`).querySelector('img')).toBeNull(),
  )

  test('of ours is shown, unless a card shows it', () => {
    const source = '![lake](/api/conversation-image/c1/img_00.png)'
    expect(dom(source).querySelector('img')?.getAttribute('src')).toBe('/api/conversation-image/c1/img_00.png')
    expect(dom(source, ['img_00.png']).querySelector('img')).toBeNull()
  })
})

test('headings stand below those of the page and keep their looks', () => {
  const made = dom('# One\n\n##### Five')
  expect([...made.querySelectorAll('h3, h4')].map((one) => [one.tagName, one.className])).toEqual([['H3', 'h-1'], ['H4', 'h-5']])
})

describe('a link', () => {
  test('opens in a new tab, keeps the opener to itself and shows its host', () => {
    const link = dom('[here](https://a.example/b)')
    expect(link.querySelector('a')?.getAttribute('rel')).toBe('noopener noreferrer')
    expect(link.querySelector('a')?.getAttribute('target')).toBe('_blank')
    expect(link.textContent?.trim()).toBe('here a.example')
  })

  test('that shows its address needs no host beside it', () => {
    expect(dom('https://a.example/b').textContent?.trim()).toBe('https://a.example/b')
  })

  test('within the studio stays in its tab', () => {
    expect(dom('[s](/settings)').querySelector('a')?.hasAttribute('target')).toBe(false)
  })
})

describe('beside Chinese, Japanese and Korean', () => {
  test.each([
    ['这是**“重点”**的话', '“重点”'],
    ['**注意：**这里', '注意：'],
    ['これは**「重要」**です', '「重要」'],
    ['**（참고）**입니다', '（참고）'],
  ])('emphasis needs no space: %s', (source, strong) => {
    expect(dom(source).querySelector('strong')?.textContent).toBe(strong)
  })

  test('elsewhere it is as CommonMark has it', () => {
    expect(dom('a**"b"**c').querySelector('strong')).toBeNull()
    expect(dom('snake_case_name').querySelector('em')).toBeNull()
    expect(dom('two **bold** words').querySelector('strong')?.textContent).toBe('bold')
  })
})

describe('formulas', () => {
  test.each(['$a*b*c + x_1$', '$$\\frac{a}{b}*2*$$', '\\(a_1 * b_1\\)', '\\[ x^2 \\\\ y_1*z_1* \\]'])('nothing of %s is lost', (source) => {
    const made = dom(`Say ${source} now`)
    expect(made.textContent?.trim()).toBe(`Say ${source} now`)
    expect(made.querySelector('em')).toBeNull()
    expect(made.querySelector('.formula')?.textContent).toBe(source)
  })

  test('money is none, nor is what stands in code', () => {
    const made = dom('It costs $5 or *$6*, and `$x$`')
    expect(made.querySelector('.formula')).toBeNull()
    expect(made.querySelector('em')?.textContent).toBe('$6')
  })
})
