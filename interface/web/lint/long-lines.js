// No line longer than that, also in the styles of a component and in style sheets, where no rule of others looks.
// Prose may be: a line that is one string, as in src/locales, or an address.

const PROSE = /^\s*([\w-]+: )?(['"`])(?:(?!\2).)*\2,?$|url\("data:/

export const longLines = {
  meta: { type: 'layout', schema: [{ type: 'integer' }], messages: { long: 'This line has {{length}} characters, more than {{most}}.' } },
  create(context) {
    const [most] = context.options
    const check = () =>
      context.sourceCode.lines.forEach((line, at) => {
        if (line.length <= most || PROSE.test(line)) return
        const loc = { start: { line: at + 1, column: 1 }, end: { line: at + 1, column: line.length + 1 } }
        context.report({ loc, messageId: 'long', data: { length: line.length, most } })
      })
    return { Program: check, StyleSheet: check }
  },
}
