// The files of the first load as scripts of their own, at the end of the body: the browser evaluates each as soon as it is there, in a
// task of its own. As parts of the page's script alone they would wait for the last of them, and run in one long task.
import type { Plugin } from 'vite'

const SHARED = /\s*<link rel="modulepreload" crossorigin href="(\/assets\/(?:libraries|studio)-[^"]+\.js)">/g
const ENTRY = /\s*<script type="module" crossorigin src="([^"]+)"><\/script>/g

export function evaluatedApart(): Plugin {
  return {
    name: 'evaluated-apart',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const index = bundle['index.html']
        if (index?.type !== 'asset') return
        const written = String(index.source)
        const scripts = [SHARED, ENTRY].flatMap((tags) => [...written.matchAll(tags)].map(([, file]) => file!))
        const tags = scripts.map((file) => `<script type="module" async crossorigin src="${file}"></script>`)
        index.source = written.replace(SHARED, '').replace(ENTRY, '').replace('</body>', `${tags.join('')}</body>`)
      },
    },
  }
}
