// Which modules the first script needs, so that they come in two files (libraries, which change rarely, and the page) and
// not in thirty: over slow 4G each request costs more than a few kilobytes do.

interface Graph {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null
}

export function firstLoad(entry: string): (id: string, graph: Graph) => string | null {
  let reached: Set<string> | null = null
  return (id, graph) => {
    reached ??= reachedFrom(entry, graph)
    if (!reached.has(id) || id === entry) return null
    return id.includes('node_modules') ? 'libraries' : 'studio'
  }
}

/** All that is imported without `import()`, from the entry on. */
function reachedFrom(entry: string, graph: Graph): Set<string> {
  const reached = new Set<string>([entry])
  for (const id of reached) for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) reached.add(imported)
  return reached
}
