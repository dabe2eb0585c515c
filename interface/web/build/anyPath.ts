// A build that runs below any path of a host (`/atelier`) without being made for it: only the page is told where it is
// (endpoints/web_page.py), its parts find each other from where they are. Vite's own way (`base: './'`) has every `import()` carry its
// address along, which is 2 KB more of the first load.
import type { Plugin } from 'vite'

const HELPER = '\0vite/preload-helper.js'
const FROM_THE_ROOT = 'return "/"+dep'
const BELOW = 'return (document.documentElement.dataset.base||"")+"/"+dep'
const ASSET = /([`"'])\/assets\/([^`"']+)\1/g

export function anyPath(): Plugin {
  return {
    name: 'any-path',
    apply: 'build',
    transform: {
      order: 'post',
      handler(code, id) {
        if (id !== HELPER) return null
        if (!code.includes(FROM_THE_ROOT)) throw new Error('what loads a part ahead begins its addresses in another way')
        return { code: code.replace(FROM_THE_ROOT, BELOW), map: null }
      },
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const [name, output] of Object.entries(bundle)) {
          if (output.type === 'chunk') output.code = output.code.replace(ASSET, 'new URL($1$2$1,import.meta.url).href')
          else if (name.endsWith('.css')) {
            const beside = name.startsWith('assets/') ? './' : './assets/'
            output.source = String(output.source).replaceAll('url(/assets/', `url(${beside}`)
          }
        }
      },
    },
  }
}
