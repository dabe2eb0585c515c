// One block of markdown to clean HTML. No raw HTML, no style attribute, no picture that is not ours.
import DOMPurify from 'dompurify'
import MarkdownIt from 'markdown-it'
import { emphasisBesideIdeographs } from './beside'
import { formulasAsWritten } from './formulas'

/** What one message's blocks share: link definitions, and the pictures that a card shows already. */
export interface Env {
  references?: Record<string, unknown>
  shown?: ReadonlySet<string>
}

const OURS = /^\/api\/conversation-image\/[^/?#]+\/([\w-]+\.(?:png|jpe?g|webp|avif|gif))$/

const md = new MarkdownIt({ html: false, linkify: true, breaks: false })
emphasisBesideIdeographs(md)
formulasAsWritten(md)
const { escapeHtml } = md.utils
const validateLink = md.validateLink.bind(md)
md.validateLink = (url) => validateLink(url) && !/^data:/i.test(url)
md.linkify.set({ fuzzyLink: false, fuzzyEmail: false })

md.renderer.rules.image = (tokens, index, options, env: Env, self) => {
  const token = tokens[index]!
  const address = token.attrGet('src') ?? ''
  const alt = self.renderInlineAsText(token.children ?? [], options, env)
  const ours = OURS.exec(address)
  if (ours) return env.shown?.has(ours[1]!) ? '' : `<img src="${escapeHtml(address)}" alt="${escapeHtml(alt)}" loading="lazy">`
  return foreign(address, alt)
}

/** A picture somewhere else is named, never fetched. */
function foreign(address: string, alt: string): string {
  const host = hostOf(address)
  const name = escapeHtml(alt || address)
  return host ? `<a href="${escapeHtml(address)}" ${OUTSIDE}>${name}</a>${hostMark(host, alt)}` : name
}

const OUTSIDE = 'target="_blank" rel="noopener noreferrer"'

function hostMark(host: string, words: string): string {
  return words.includes(host) ? '' : ` <span class="host">${escapeHtml(host)}</span>`
}

function hostOf(address: string): string {
  try {
    const url = new URL(address)
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.host : ''
  } catch {
    return '' // ours: it has no host
  }
}

md.renderer.rules.link_open = (tokens, index, options, _env, self) => {
  const token = tokens[index]!
  if (/^[a-z][\w+.-]*:/i.test(token.attrGet('href') ?? '')) {
    token.attrSet('target', '_blank')
    token.attrSet('rel', 'noopener noreferrer')
  }
  return self.renderToken(tokens, index, options)
}

md.renderer.rules.link_close = (tokens, index) => {
  const open = tokens.findLastIndex((token, at) => at < index && token.type === 'link_open')
  const words = tokens.slice(open, index).map((token) => token.content).join('')
  const host = hostOf(tokens[open]?.attrGet('href') ?? '')
  return '</a>' + (host ? hostMark(host, words) : '')
}

// markdown-it aligns cells with a style attribute, which the content security policy refuses
for (const name of ['th_open', 'td_open']) {
  md.renderer.rules[name] = (tokens, index, options, _env, self) => {
    const token = tokens[index]!
    const align = /text-align:(\w+)/.exec(token.attrGet('style') ?? '')?.[1]
    token.attrs = align ? [['class', `to-${align}`]] : null
    return self.renderToken(tokens, index, options)
  }
}
md.renderer.rules.table_open = () => '<div class="table-scroll" tabindex="0"><table>'
md.renderer.rules.table_close = () => '</table></div>'

/** Headings of an answer stand below the page's own: two levels are left for them, their looks stay apart by class. */
for (const name of ['heading_open', 'heading_close']) {
  md.renderer.rules[name] = (tokens, index, options, _env, self) => {
    const token = tokens[index]!
    const level = Number(token.tag.slice(1))
    if (token.nesting === 1) token.attrSet('class', `h-${level}`)
    token.tag = level <= 3 ? 'h3' : 'h4'
    return self.renderToken(tokens, index, options)
  }
}

const code = (content: string, info: string) => {
  const language = /^[\w+#.-]{1,32}/.exec(info.trim())?.[0].toLowerCase() ?? ''
  const name = language ? ` class="language-${escapeHtml(language)}"` : ''
  return `<pre tabindex="0"><code${name}>${escapeHtml(content)}</code></pre>\n`
}
md.renderer.rules.fence = (tokens, index) => code(tokens[index]!.content, tokens[index]!.info)
md.renderer.rules.code_block = (tokens, index) => code(tokens[index]!.content, '')

const CLEAN = {
  ALLOWED_TAGS: [
    'p', 'br', 'hr', 'em', 'strong', 's', 'del', 'code', 'pre', 'blockquote', 'a', 'img', 'span', 'div',
    'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td',
  ],
  ALLOWED_ATTR: ['href', 'title', 'target', 'rel', 'src', 'alt', 'loading', 'start', 'class', 'tabindex'],
  /** Attributes that hold no address: the rule for addresses would drop them. */
  ADD_URI_SAFE_ATTR: ['target', 'rel', 'start', 'loading', 'tabindex'],
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|\/(?!\/)|#)/i,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
}

/** Clean HTML of one block. */
export function render(source: string, env: Env = {}): string {
  return DOMPurify.sanitize(md.render(source, env), CLEAN)
}
