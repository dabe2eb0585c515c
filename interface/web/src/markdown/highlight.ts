// Colours for code, loaded when the first code block is there, one language at a time.
import hljs from 'highlight.js/lib/core'
import type { LanguageFn } from 'highlight.js'

type Loader = () => Promise<{ default: LanguageFn }>

const LANGUAGES: Record<string, Loader> = {
  bash: () => import('highlight.js/lib/languages/bash'),
  c: () => import('highlight.js/lib/languages/c'),
  cpp: () => import('highlight.js/lib/languages/cpp'),
  css: () => import('highlight.js/lib/languages/css'),
  diff: () => import('highlight.js/lib/languages/diff'),
  go: () => import('highlight.js/lib/languages/go'),
  html: () => import('highlight.js/lib/languages/xml'),
  java: () => import('highlight.js/lib/languages/java'),
  javascript: () => import('highlight.js/lib/languages/javascript'),
  json: () => import('highlight.js/lib/languages/json'),
  markdown: () => import('highlight.js/lib/languages/markdown'),
  python: () => import('highlight.js/lib/languages/python'),
  rust: () => import('highlight.js/lib/languages/rust'),
  sql: () => import('highlight.js/lib/languages/sql'),
  typescript: () => import('highlight.js/lib/languages/typescript'),
  yaml: () => import('highlight.js/lib/languages/yaml'),
}

const ALSO: Record<string, string> = {
  sh: 'bash', shell: 'bash', zsh: 'bash', console: 'bash', 'c++': 'cpp', js: 'javascript', jsx: 'javascript',
  ts: 'typescript', tsx: 'typescript', py: 'python', rs: 'rust', yml: 'yaml', md: 'markdown', xml: 'html', svg: 'html', vue: 'html',
}

/** More than this is shown without colours: it would hold the page up. */
const LONGEST = 60_000

/** Escaped HTML with `hljs-…` classes, or null for a language that is not known. */
export async function highlight(code: string, named: string): Promise<string | null> {
  const name = ALSO[named] ?? named
  const load = LANGUAGES[name]
  if (!load || code.length > LONGEST) return null
  if (!hljs.getLanguage(name)) hljs.registerLanguage(name, (await load()).default)
  return hljs.highlight(code, { language: name }).value
}
