// `@vueuse/core/first`: the library once more, for what comes with the first load. A module comes whole, with all that any part of
// the page uses of it; of a copy of its own, only what the first load uses is left.
import type { Plugin } from 'vite'

const WANTED = '@vueuse/core/first'
const COPY = '?first'

export function firstCopy(): Plugin {
  let building = false
  return {
    name: 'first-copy',
    enforce: 'pre',
    configResolved({ command }) {
      building = command === 'build'
    },
    async resolveId(source, importer, options) {
      const within = importer?.endsWith(COPY) && source.startsWith('@vueuse/') // its own imports are copies, too
      if (source !== WANTED && !within) return null
      const name = source === WANTED ? '@vueuse/core' : source
      const found = await this.resolve(name, importer?.replace(COPY, ''), { ...options, skipSelf: true })
      return found && building ? { ...found, id: found.id + COPY } : found
    },
  }
}
