// A page for each address that needs more than the studio: `index.html` that asks for these parts beside the studio's
// script, and not after it ran. Its counterpart is endpoints/web_page.py, which picks by address.
import type { Plugin, Rolldown } from 'vite'

type Bundle = Rolldown.OutputBundle

/** `parts` are modules by the name of the page: `{ gallery: '/src/gallery/GalleryPage.vue' }`. */
export function routePages(parts: Record<string, string>): Plugin {
  return {
    name: 'route-pages',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const index = bundle['index.html']
        if (index?.type !== 'asset') return
        for (const [page, module] of Object.entries(parts)) {
          const links = partsOf(bundle, module).filter((link) => !String(index.source).includes(link.file))
          const source = String(index.source).replace('</head>', `${links.map(({ tag }) => tag).join('')}</head>`)
          this.emitFile({ type: 'asset', fileName: `${page}.html`, source })
        }
      },
    },
  }
}

function partsOf(bundle: Bundle, module: string): { file: string; tag: string }[] {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk')
  const first = chunks.find((chunk) => chunk.moduleIds.some((id) => id.endsWith(module)))
  if (!first) throw new Error(`no chunk holds ${module}`)
  const reached = new Set([first.fileName])
  for (const name of reached) for (const imported of chunks.find((chunk) => chunk.fileName === name)?.imports ?? []) reached.add(imported)
  const styles = chunks.filter((chunk) => reached.has(chunk.fileName)).flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])])
  return [
    ...[...reached].map((file) => ({ file, tag: `<link rel="modulepreload" crossorigin href="/${file}">` })),
    ...styles.map((file) => ({ file, tag: `<link rel="preload" as="style" crossorigin href="/${file}">` })),
  ]
}
