// What of the uploads survives a reload: the list with this tab, the files in the browser's database for a day.
import type { Item } from './item'

export interface Kept {
  list(): Item[]
  write(items: Item[]): void
  keep(key: string, file: Blob): Promise<void>
  file(key: string): Promise<Blob | null>
  letGo(key: string): Promise<void>
  forgetOld(): Promise<void>
}

const LIST = 'atelier.uploads'
const DATABASE = 'atelier-uploads'
const FILES = 'files'
const DAY_MS = 86_400_000

interface Row {
  file: Blob
  at: number
}

/** Where a browser forbids either, uploads live as long as the page. */
export class BrowserKept implements Kept {
  private opened: Promise<IDBDatabase> | null = null

  constructor(
    private readonly storage: Storage | null,
    private readonly databases: IDBFactory | null,
  ) {}

  list(): Item[] {
    try {
      return JSON.parse(this.storage?.getItem(LIST) ?? '[]') as Item[]
    } catch {
      return [] // broken
    }
  }

  write(items: Item[]): void {
    try {
      if (items.length) this.storage?.setItem(LIST, JSON.stringify(items))
      else this.storage?.removeItem(LIST)
    } catch {
      // full or forbidden
    }
  }

  async keep(key: string, file: Blob): Promise<void> {
    await this.run('readwrite', (files) => files.put({ file, at: Date.now() } satisfies Row, key))
  }

  async file(key: string): Promise<Blob | null> {
    const row = (await this.run('readonly', (files) => files.get(key))) as Row | undefined
    return row?.file ?? null
  }

  async letGo(key: string): Promise<void> {
    await this.run('readwrite', (files) => files.delete(key))
  }

  async forgetOld(): Promise<void> {
    const keys = (await this.run('readonly', (files) => files.getAllKeys())) as string[] | undefined
    for (const key of keys ?? []) {
      const row = (await this.run('readonly', (files) => files.get(key))) as Row | undefined
      if (row && row.at < Date.now() - DAY_MS) await this.letGo(key)
    }
  }

  private async run(mode: IDBTransactionMode, work: (files: IDBObjectStore) => IDBRequest): Promise<unknown> {
    try {
      const database = await this.open()
      return await answer(work(database.transaction(FILES, mode).objectStore(FILES)))
    } catch {
      return undefined // private windows, full disks: nothing is kept
    }
  }

  private open(): Promise<IDBDatabase> {
    if (!this.databases) return Promise.reject(new Error('no database'))
    this.opened ??= this.begin(this.databases)
    return this.opened
  }

  private begin(databases: IDBFactory): Promise<IDBDatabase> {
    const request = databases.open(DATABASE, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(FILES)
    return answer(request)
  }
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the browser keeps nothing'))
  })
}
