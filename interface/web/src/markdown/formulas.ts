// Formulas are shown as they were written: markdown would take their backslashes, stars and underscores for its own.
// They are not typeset: KaTeX weighs more than all of the first load, and what it makes has style attributes, which the content
// security policy forbids.
import type MarkdownIt from 'markdown-it'

/** `$$…$$`, `\[…\]`, `\(…\)`, and `$…$` as pandoc reads it: no space inside of the signs, no digit behind. */
const FORMULA = /\$\$[^$]+\$\$|\\\[[\s\S]+?\\\]|\\\([\s\S]+?\\\)|\$(?!\s)(?:[^$\n\\`]|\\.)+?(?<!\s)\$(?!\d)/y

export function formulasAsWritten(md: MarkdownIt): void {
  md.inline.ruler.before('escape', 'formula', (state, silent) => {
    FORMULA.lastIndex = state.pos
    const found = FORMULA.exec(state.src)?.[0]
    if (!found) return false
    if (!silent) state.push('formula', 'span', 0).content = found
    state.pos += found.length
    return true
  })
  md.renderer.rules.formula = (tokens, at) => `<span class="formula">${md.utils.escapeHtml(tokens[at]!.content)}</span>`
}
