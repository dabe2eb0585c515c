// Emphasis beside Chinese, Japanese and Korean. CommonMark lets `**“这里”**是` open or close nothing, since a mark beside punctuation
// must have a space on its other side, and these scripts have none. As in markdown-it-cjk-friendly: such a letter counts as a space.
import type MarkdownIt from 'markdown-it'

const IDEOGRAPHIC = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303F\uFF00-\uFFEF]/u

export function emphasisBesideIdeographs(md: MarkdownIt): void {
  const { isWhiteSpace, isPunctChar, isMdAsciiPunct } = md.utils
  const kind = (letter: string) => {
    const code = letter.codePointAt(0) ?? 0x20
    const punctuation = isMdAsciiPunct(code) || isPunctChar(letter)
    return { space: !letter || isWhiteSpace(code), punctuation, ideographic: IDEOGRAPHIC.test(letter) }
  }
  md.inline.State.prototype.scanDelims = function scanDelims(start: number, canSplitWord: boolean) {
    const marker = this.src[start]!
    let end = start
    while (end < this.posMax && this.src[end] === marker) end += 1
    const before = kind([...this.src.slice(Math.max(0, start - 2), start)].at(-1) ?? '')
    const after = kind([...this.src.slice(end, end + 2)][0] ?? '')
    const opens = !after.space && (!after.punctuation || before.space || before.punctuation || before.ideographic)
    const closes = !before.space && (!before.punctuation || after.space || after.punctuation || after.ideographic)
    return {
      can_open: opens && (canSplitWord || !closes || before.punctuation),
      can_close: closes && (canSplitWord || !opens || after.punctuation),
      length: end - start,
    }
  }
}
