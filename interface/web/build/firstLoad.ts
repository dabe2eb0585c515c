// Which modules the first script needs, so that they come in two files (libraries, which change rarely, and the page) and
// not in thirty: over slow 4G each request costs more than a few kilobytes do. What all dialogs share comes in a third,
// for the same reason.

interface Graph {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null
}

type Naming = (id: string, graph: Graph) => string | null

export function firstLoad(entry: string): Naming {
  let reached: Set<string> | null = null
  return (id, graph) => {
    reached ??= reachedFrom(entry, graph)
    if (!reached.has(id) || id === entry) return null
    return id.includes('node_modules') ? 'libraries' : 'studio'
  }
}

/** What most dialogs need, with what that imports; what the first load has of it stays there. */
export function dialogParts(modules: string[]): Naming {
  return (id) => (modules.includes(id) || DIALOGS.test(id) ? 'dialogs' : null)
}

const DIALOGS = /\/reka-ui\/dist\/Dialog\//

/** All that is imported without `import()`, from the entry on. */
function reachedFrom(entry: string, graph: Graph): Set<string> {
  const reached = new Set<string>([entry])
  for (const id of reached) for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) reached.add(imported)
  return reached
}
